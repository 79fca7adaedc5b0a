import { route } from '#kernel/module.ts'
import * as contracts from './call-back.contract.ts'
import * as service from './call-back.service.ts'

export const callBackRoutes = [
  route(contracts.listCallBacks, service.showCallBacks),
  route(contracts.callBackMade, service.callBackMade),
  route(contracts.dropCallBack, service.dropCallBack),
  route(contracts.askEmergencyCallBack, service.askEmergencyCallBack),
  route(contracts.allowCallBack, service.allowCallBack),
  route(contracts.refuseCallBack, service.refuseCallBack),
  route(contracts.reviewCallBack, service.reviewCallBack),
]
