import { route } from '#kernel/module.ts'
import * as contracts from './counselling.contract.ts'
import * as service from './counselling.service.ts'

export const counsellingRoutes = [
  route(contracts.openCounselling, service.openCounselling),
  route(contracts.getCounselling, service.showCounselling),
  route(contracts.addCounsellingSession, service.addCounsellingSession),
  route(contracts.openCounsellingNotes, service.openCounsellingNotes),
]
