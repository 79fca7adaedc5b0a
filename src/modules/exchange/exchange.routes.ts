import { route } from '#kernel/module.ts'
import * as contracts from './exchange.contract.ts'
import { downloadExchangeSet, listExchangeSets } from './exchange.service.ts'

export const exchangeRoutes = [
  route(contracts.listExchangeSets, listExchangeSets),
  route(contracts.downloadExchangeSet, downloadExchangeSet),
]
