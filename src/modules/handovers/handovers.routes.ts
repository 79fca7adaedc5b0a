import { route } from '#kernel/module.ts'
import * as contracts from './handover.contract.ts'
import { moveHandover, prepareHandover } from './handover.service.ts'
import { exportRegister, listRegister } from './handover-list.service.ts'
import { readHandovers } from './handover-view.service.ts'
import { printMinutes } from './minutes.service.ts'

export const handoversRoutes = [
  route(contracts.readHandoversContract, readHandovers),
  route(contracts.prepareHandoverContract, prepareHandover),
  route(contracts.moveHandoverContract, moveHandover),
  route(contracts.printMinutesContract, printMinutes),
  route(contracts.listHandoversContract, listRegister),
  route(contracts.exportHandoversContract, exportRegister),
]
