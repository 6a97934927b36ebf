const find = (selector) => document.querySelector(selector)
const [form, field, account, said] = ['form', '#token', 'section', '#said'].map(find)

/** Shows who is signed in, or the form where nobody is. */
function show(viewer) {
  form.hidden = viewer !== null
  account.hidden = viewer === null
  find('#name').textContent = viewer?.name ?? ''
  for (const line of account.querySelectorAll('[data-role]')) line.hidden = line.dataset.role !== (viewer?.role ?? '')
}

function say(words, { isRefusal = false } = {}) {
  said.textContent = words
  said.classList.toggle('refused', isRefusal)
  field.setAttribute('aria-invalid', String(isRefusal))
}

/** Sends JSON to this server. What cannot be sent, or is refused, is an error with the reason. */
async function post(path, body) {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(body),
  }).catch(() => {
    throw new Error('The server gave no answer. It may have stopped, or the connection to it is down.')
  })
  const answer = await response.json().catch(() => null)
  if (!response.ok)
    throw new Error(answer?.errors?.[0].message ?? `The server answers with the status ${response.status}.`)
  return answer
}

async function signIn(event) {
  event.preventDefault()
  say('')
  try {
    const viewer = await post('/sign-in', { token: field.value })
    field.value = ''
    show(viewer)
    say('You signed in.')
    find('section button').focus()
  } catch ({ message }) {
    say(message, { isRefusal: true })
    field.focus()
  }
}

async function signOut() {
  try {
    await post('/sign-out', {})
    show(null)
    say('You signed out.')
    field.focus()
  } catch ({ message }) {
    say(message, { isRefusal: true })
  }
}

form.addEventListener('submit', signIn)
find('section button').addEventListener('click', signOut)
// Where reading needs a token, too, nobody is told who they are before they sign in.
void post('/graphql', { query: '{ viewer { name role } }' }).then(
  ({ data }) => show(data.viewer),
  () => show(null),
)
