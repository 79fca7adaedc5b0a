/** Quick exit and the ways between pages. Runs on every public page; nothing here is kept anywhere. */

const exit = document.getElementById('x') as HTMLAnchorElement
const pressed: number[] = []
let left = false
let gone = false

/**
 * Hides everything in this very moment, lets the page forget, and puts a neutral page in its place in the history. A page that
 * was asked for before and comes only now is dropped: it would show itself again and hold the browser back.
 */
function leave(): void {
  left = true
  empty()
  window.dispatchEvent(new Event('leave'))
  // Nothing is drawn while the browser turns to another page, so the empty one is drawn first.
  requestAnimationFrame(() => setTimeout(go))
  setTimeout(go, 100)
}
function go(): void {
  if (gone) return
  gone = true
  location.replace(exit.dataset.to ?? '/')
}

function empty(): void {
  const fields = document.querySelectorAll<HTMLInputElement>('textarea,input')
  // Out of sight first: a long text that is cleared while it stands there is laid out once more.
  document.body.replaceChildren()
  document.documentElement.style.background = '#fff'
  for (const field of fields) field.value = ''
}

exit.addEventListener('click', (event) => {
  event.preventDefault()
  leave()
})

// Shift alone three times; a letter between begins anew, so that nobody leaves by typing three capitals.
window.addEventListener('keydown', (event) => {
  if (event.repeat) return
  if (event.key !== 'Shift') {
    pressed.length = 0
    return
  }
  pressed.push(event.timeStamp)
  if (pressed.length > 3) pressed.shift()
  if (pressed.length === 3 && event.timeStamp - (pressed[0] ?? 0) < 5000) leave()
})

// A page the browser has kept alive comes back empty, and begins again.
window.addEventListener('pagehide', empty)
window.addEventListener('pageshow', (event) => {
  if (event.persisted) location.replace('/')
})

// Another page in the place of this one: same address, same title, no entry of its own in the history.
document.addEventListener('submit', (event) => {
  const form = event.target as HTMLFormElement
  const button = event.submitter as HTMLButtonElement | null
  if (event.defaultPrevented || !button || button.name !== 'trang' || form.enctype.includes('multipart'))
    return
  event.preventDefault()
  const fields = new URLSearchParams()
  for (const [name, value] of new FormData(form)) fields.append(name, String(value))
  fields.set('trang', button.value)
  fetch('/', { method: 'POST', body: fields, credentials: 'omit', cache: 'no-store' })
    .then((answer) => answer.text())
    .then((text) => {
      if (left) return
      window.dispatchEvent(new Event('leave'))
      document.open()
      document.write(text)
      document.close()
      scrollTo(0, 0)
    })
    .catch(() => {
      if (left) return
      const chosen = document.createElement('input')
      Object.assign(chosen, { type: 'hidden', name: 'trang', value: button.value })
      form.append(chosen)
      form.submit()
    })
})

export {}
