import { endSession } from '#modules/access/session.contract.ts'
import { saveDrafts } from '#modules/access/web/draft.part.ts'
import { call } from '#ui/api.ts'

/** How long signing out waits for what is being typed to be kept: somebody may have to be gone at once. */
const patience = 3_000

/**
 * Keeps what is being typed, ends the session and drops all this window remembers, even when the server cannot be reached.
 */
export async function signOut(): Promise<void> {
  await Promise.race([saveDrafts(), new Promise((done) => setTimeout(done, patience))])
  await call(endSession, {}, { quiet: true }).catch(() => undefined)
  location.assign('/app/')
}
