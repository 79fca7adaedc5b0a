import { route } from '#kernel/module.ts'
import * as contracts from './duty-number.contract.ts'
import * as service from './duty-number.service.ts'

export const dutyNumberRoutes = [
  route(contracts.listDutyNumbers, service.showDutyNumbers),
  route(contracts.addDutyNumber, service.addDutyNumber),
  route(contracts.changeDutyNumber, service.changeDutyNumber),
  route(contracts.testedDutyNumber, service.dutyNumberTested),
]
