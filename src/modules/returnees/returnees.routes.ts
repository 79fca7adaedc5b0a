import { route } from '#kernel/module.ts'
import * as regime from './regime.contract.ts'
import { addSupportItem, beginCare, endCare, moveSupportItem, prolongCare } from './regime.service.ts'
import * as contracts from './returnee.contract.ts'
import {
  addReturnee,
  addVisit,
  moveReturnee,
  setOrigin,
  tellProvince,
  verifyReturnee,
} from './returnee.service.ts'
import { exportReturnees, listReturnees } from './returnee-list.service.ts'
import { readReturnees } from './returnee-view.service.ts'

export const returneesRoutes = [
  route(contracts.readReturneesContract, readReturnees),
  route(contracts.addReturneeContract, addReturnee),
  route(contracts.tellProvinceContract, tellProvince),
  route(contracts.verifyReturneeContract, verifyReturnee),
  route(contracts.moveReturneeContract, moveReturnee),
  route(contracts.setOriginContract, setOrigin),
  route(contracts.addVisitContract, addVisit),
  route(regime.beginCareContract, beginCare),
  route(regime.endCareContract, endCare),
  route(regime.prolongCareContract, prolongCare),
  route(regime.addSupportItemContract, addSupportItem),
  route(regime.moveSupportItemContract, moveSupportItem),
  route(contracts.listReturneesContract, listReturnees),
  route(contracts.exportReturneesContract, exportReturnees),
]
