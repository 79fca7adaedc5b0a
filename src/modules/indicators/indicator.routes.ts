import { route } from '#kernel/module.ts'
import { listIndicators, readFigure } from './figure.service.ts'
import { exportIndicators } from './figure-export.service.ts'
import { compareFigure, readTrend } from './figure-periods.service.ts'
import { listFigureRecords } from './figure-records.service.ts'
import * as gbvims from './gbvims/report.contract.ts'
import { exportGbvims, readGbvims } from './gbvims/report.service.ts'
import * as contracts from './indicator.contract.ts'
import * as periods from './period.contract.ts'
import { listPeriods } from './period.queries.ts'

export const indicatorRoutes = [
  route(contracts.listIndicators, async (ctx) => listIndicators(ctx)),
  route(contracts.exportIndicators, exportIndicators),
  route(contracts.readFigure, readFigure),
  route(contracts.listFigureRecords, listFigureRecords),
  route(contracts.compareFigure, compareFigure),
  route(contracts.readTrend, readTrend),
  route(gbvims.readGbvims, readGbvims),
  route(gbvims.exportGbvims, exportGbvims),
  route(periods.listPeriods, async (ctx, { query }) => ({
    items: await listPeriods(ctx.facts, query.scheme),
  })),
]
