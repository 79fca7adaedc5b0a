/** The nonce of this page, without which the browser refuses styles written by script. */
export function pageNonce(): string {
  return document.querySelector('meta[name="csp-nonce"]')?.getAttribute('content') ?? ''
}
