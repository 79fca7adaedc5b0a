import { route } from '#kernel/module.ts'
import * as contracts from './safe-contact.contract.ts'
import * as service from './safe-contact.service.ts'
import * as cards from './safety-card.contract.ts'
import { openSafetyCard, writeSafetyCard } from './safety-card.service.ts'

export const safeContactRoutes = [
  route(contracts.getSafeContact, service.showSafeContact),
  route(contracts.setSafeContact, service.setSafeContact),
  route(contracts.openSafeContact, service.openSafeContact),
  route(cards.writeSafetyCard, writeSafetyCard),
  route(cards.openSafetyCard, openSafetyCard),
]
