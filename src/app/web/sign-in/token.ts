/**
 * Takes the one-time token out of the address (`#TOKEN`) and removes it there, so that neither the history nor
 * somebody behind the chair keeps it.
 */
export function takeToken(): string {
  const token = location.hash.slice(1)
  if (token) history.replaceState(history.state, '', location.pathname)
  return token
}
