// The faces for Hangul, and behind them those for Japanese. Each is read only when a letter of its range is shown.
import '@fontsource-variable/noto-sans-kr/wght.css'
import '@fontsource-variable/noto-sans-jp/wght.css'
