/*
 * Cyrillic in Latin letters, with the values that the letters have in Russian and Ukrainian renderings of Korean names
 * (L. R. Kontsevich's system after A. A. Kholodovich: "Чхве Рён Хэ" is Choe Ryong-hae).
 */

/** A lower-case text with its Cyrillic letters in Latin. */
export function latinOf(text: string): string {
  return text.replace(/[\u0400-\u04ff]/g, (letter) => letters[letter] ?? '')
}

const letters: Readonly<Record<string, string>> = Object.fromEntries(
  `а a, б b, в w, г g, ґ g, д d, ђ j, е e, ё yo, є ye, ж zh, з z, и i, і i, ї yi, й y, ј y, к k, л l, љ l, м m, н n, њ n,
  о o, п p, р l, с s, т t, ћ ch, у u, ў u, ф p, х h, ц ch, ч ch, џ j, ш sh, щ sh, ы eu, э e, ю yu, я ya`
    .split(/,\s+/)
    .map((pair) => pair.split(' ')),
)
