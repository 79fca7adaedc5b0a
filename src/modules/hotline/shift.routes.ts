import { route } from '#kernel/module.ts'
import { hotlineBoard, hotlineToday } from './board.contract.ts'
import { showBoard, showToday } from './board.service.ts'
import * as handovers from './handover.contract.ts'
import * as handoverService from './handover.service.ts'
import * as contracts from './shift.contract.ts'
import * as service from './shift.service.ts'

export const shiftRoutes = [
  route(contracts.listShifts, service.showShifts),
  route(contracts.currentShift, service.showCurrentShift),
  route(contracts.listShiftPeople, service.showShiftPeople),
  route(contracts.planShift, service.planShift),
  route(contracts.changeShift, service.changeShift),
  route(handovers.previewHandover, handoverService.previewHandover),
  route(handovers.signHandoverFrom, handoverService.signHandoverFrom),
  route(handovers.signHandoverTo, handoverService.signHandoverTo),
  route(handovers.listHandovers, handoverService.showHandovers),
  route(handovers.openHandover, handoverService.openHandover),
  route(hotlineBoard, showBoard),
  route(hotlineToday, showToday),
]
