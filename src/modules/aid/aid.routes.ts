import { route } from '#kernel/module.ts'
import * as contracts from './aid.contract.ts'
import * as service from './aid.service.ts'
import { exportAid } from './aid-export.service.ts'
import { printAid } from './aid-paper.service.ts'

export const aidRoutes = [
  route(contracts.listOfCaseContract, service.listOfCase),
  route(contracts.askForCaseContract, service.askForCase),
  route(contracts.listAidContract, service.listAid),
  route(contracts.exportAidContract, exportAid),
  route(contracts.aidPaperContract, printAid),
  route(contracts.listElsewhereContract, service.listElsewhere),
  route(contracts.askElsewhereContract, service.askElsewhere),
  route(contracts.moveAidContract, service.moveAid),
  route(contracts.listNormsContract, service.listNorms),
  route(contracts.setNormContract, service.setNorm),
]
