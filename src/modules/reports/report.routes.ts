import { route } from '#kernel/module.ts'
import { freezeReport, numberReport, signReport, supplementReport } from './issue.service.ts'
import * as contracts from './report.contract.ts'
import * as reports from './report.service.ts'
import { enterReportedFigure, listReportedFigures, withdrawReportedFigure } from './reported.service.ts'

export const reportRoutes = [
  route(contracts.listReports, reports.listReports),
  route(contracts.beginReport, reports.beginReport),
  route(contracts.getReport, reports.getReport),
  route(contracts.saveReport, reports.saveReport),
  route(contracts.previewFigures, reports.previewFigures),
  route(contracts.freezeReport, freezeReport),
  route(contracts.signReport, signReport),
  route(contracts.numberReport, numberReport),
  route(contracts.supplementReport, supplementReport),
  route(contracts.downloadIssue, reports.downloadIssue),
  route(contracts.listDifferences, reports.listDifferences),
  route(contracts.listReportedFigures, listReportedFigures),
  route(contracts.enterReportedFigure, enterReportedFigure),
  route(contracts.withdrawReportedFigure, withdrawReportedFigure),
]
