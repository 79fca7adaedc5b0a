import { route } from '#kernel/module.ts'
import * as consent from './consent.contract.ts'
import {
  approveGround,
  giveConsent,
  groundOtherwise,
  reviewGround,
  withdrawGround,
} from './consent.service.ts'
import { showBases, showGrounds, showWaiting } from './consent-list.service.ts'

export const consentRoutes = [
  route(consent.listGroundsContract, showGrounds),
  route(consent.giveConsentContract, giveConsent),
  route(consent.groundOtherwiseContract, groundOtherwise),
  route(consent.approveGroundContract, approveGround),
  route(consent.withdrawGroundContract, withdrawGround),
  route(consent.reviewGroundContract, reviewGround),
  route(consent.listBasesContract, showBases),
  route(consent.waitingGroundsContract, showWaiting),
]
