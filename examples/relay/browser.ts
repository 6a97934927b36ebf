// The same page in a browser. Run: npx vite examples/relay
import { showMeeting } from './app'

const page = document.querySelector('#page')
if (page) showMeeting(page, { url: '/graphql', slug: 'wpk-congress-8', onError: reportError })
