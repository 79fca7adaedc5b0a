import { publicRoute, route } from '#kernel/module.ts'
import { activate, startHouse } from './activation.service.ts'
import * as contracts from './session.contract.ts'
import {
  beginEnrolment,
  endSession,
  giveCode,
  lockSession,
  openSession,
  readSession,
  unlockSession,
} from './session.service.ts'

/** Sign-in and what stands around it. */
export const sessionRoutes = [
  publicRoute(contracts.openSession, openSession),
  publicRoute(contracts.giveCode, giveCode),
  publicRoute(contracts.beginEnrolment, beginEnrolment),
  publicRoute(contracts.lockSession, lockSession),
  publicRoute(contracts.unlockSession, unlockSession),
  publicRoute(contracts.endSession, endSession),
  publicRoute(contracts.activate, activate),
  publicRoute(contracts.startHouse, startHouse),
  route(contracts.readSession, readSession),
]
