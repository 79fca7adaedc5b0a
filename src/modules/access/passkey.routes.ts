import { publicRoute, route } from '#kernel/module.ts'
import * as contracts from './passkey.contract.ts'
import * as keys from './passkey.service.ts'
import {
  beginPasskeySecond,
  beginPasskeySignIn,
  passkeySecond,
  passkeySignIn,
} from './passkey-sign-in.service.ts'

/** Passkeys: made, named and removed by their owner, and used to sign in or to prove again who asks. */
export const passkeyRoutes = [
  publicRoute(contracts.beginPasskeySignIn, beginPasskeySignIn),
  publicRoute(contracts.passkeySignIn, passkeySignIn),
  publicRoute(contracts.beginPasskeySecond, beginPasskeySecond),
  publicRoute(contracts.passkeySecond, passkeySecond),
  route(contracts.stepUp, keys.stepUp),
  route(contracts.beginPasskeyStepUp, keys.beginPasskeyStepUp),
  route(contracts.passkeyStepUp, keys.passkeyStepUp),
  route(contracts.beginPasskey, keys.beginPasskey),
  route(contracts.addPasskey, keys.addPasskey),
  route(contracts.listPasskeys, keys.listPasskeys),
  route(contracts.renamePasskey, keys.renamePasskey),
  route(contracts.removePasskey, keys.removePasskey),
]
