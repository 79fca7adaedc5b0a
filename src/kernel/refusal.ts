/**
 * A request we understood and decline: a code for the program, a translated sentence for the person,
 * ids for the log. Anything else that is thrown is our own fault and is answered with a bare 500.
 */
export class Refusal extends Error {
  readonly code: string
  /** Ids and codes for the log and the reader; never a name, number or text somebody typed. */
  readonly facts: Record<string, string | number | boolean | null>

  constructor(code: string, facts: Record<string, string | number | boolean | null> = {}) {
    super(code)
    this.name = 'Refusal'
    this.code = code
    this.facts = facts
  }
}

/** HTTP status of each refusal a module may make. */
export type RefusalTable = Readonly<Record<string, 401 | 403 | 404 | 409 | 422 | 429 | 503>>

/** Refusals every part may make. */
export const kernelRefusals = {
  'session.missing': 401, // not signed in, or signed in too long ago
  'permit.missing': 403, // the role does not allow it; said before anything is looked up
  'origin.foreign': 403, // a write that another site made the browser send
  'record.not_found': 404, // also when it exists but is out of sight
  'version.stale': 409, // somebody else saved first; both versions are told
  'idempotency.mismatch': 422, // the same key with another body
  'file.too_large': 422, // more bytes than this route takes; said while they still come in
  'server.busy': 503, // as much under way as memory allows
} as const satisfies RefusalTable
