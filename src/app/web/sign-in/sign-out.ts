import { endSession } from '#modules/access/session.contract.ts'
import { call } from '#ui/api.ts'

/** Ends the session and drops all this window remembers, even when the server cannot be reached. */
export async function signOut(): Promise<void> {
  await call(endSession, {}, { quiet: true }).catch(() => undefined)
  location.assign('/app/')
}
