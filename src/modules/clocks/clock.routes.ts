import { route } from '#kernel/module.ts'
import { listClocksContract } from './clock.contract.ts'
import { showRunningClocks } from './clock.service.ts'

export const clockRoutes = [route(listClocksContract, (ctx, { query }) => showRunningClocks(ctx, query))]
