let taken: string | undefined

/**
 * Takes the one-time token out of the address (`#TOKEN`) and removes it there, so that neither the history nor
 * somebody behind the chair keeps it. It is kept in this page's memory, since a page may be drawn more than once.
 */
export function takeToken(): string {
  const inAddress = location.hash.slice(1)
  if (inAddress) {
    taken = inAddress
    history.replaceState(history.state, '', location.pathname)
  }
  return taken ?? ''
}
