import { route } from '#kernel/module.ts'
import * as contracts from './target.contract.ts'
import * as service from './target.service.ts'
import { exportTargets } from './target-export.service.ts'

export const targetsRoutes = [
  route(contracts.listTargets, service.listTargets),
  route(contracts.exportTargets, exportTargets),
  route(contracts.setTarget, service.setTarget),
  route(contracts.changeTarget, service.changeTarget),
  route(contracts.setTargetYear, service.setTargetYear),
  route(contracts.tellTarget, service.tellTarget),
  route(contracts.withdrawTold, service.withdrawTold),
]
