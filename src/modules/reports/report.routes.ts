import { route } from '#kernel/module.ts'
import * as files from './issue.files.ts'
import { freezeReport, supplementReport } from './issue.service.ts'
import * as remarks from './remark.contract.ts'
import * as margin from './remark.service.ts'
import * as contracts from './report.contract.ts'
import * as reports from './report.service.ts'
import { exportReports } from './report-export.service.ts'
import * as reported from './reported.service.ts'
import { exportReportedFigures } from './reported-export.service.ts'
import * as way from './way.service.ts'

export const reportRoutes = [
  route(contracts.listReports, reports.listReports),
  route(contracts.exportReports, exportReports),
  route(contracts.beginReport, reports.beginReport),
  route(contracts.getReport, reports.getReport),
  route(contracts.saveReport, reports.saveReport),
  route(contracts.previewFigures, reports.previewFigures),
  route(contracts.freezeReport, freezeReport),
  route(contracts.submitReport, way.submitReport),
  route(contracts.initialReport, way.initialReport),
  route(contracts.returnReport, way.returnReport),
  route(contracts.recallReport, way.recallReport),
  route(contracts.signReport, way.signReport),
  route(contracts.numberReport, way.numberReport),
  route(contracts.fileReport, way.fileReport),
  route(contracts.supplementReport, supplementReport),
  route(contracts.downloadIssue, files.downloadIssue),
  route(contracts.downloadPdf, files.downloadPdf),
  route(contracts.downloadAnnex, files.downloadAnnex),
  route(contracts.downloadSlip, files.downloadSlip),
  route(contracts.downloadSignedCopy, files.downloadSignedCopy),
  route(contracts.checkIssue, files.checkIssue),
  route(contracts.listDifferences, reports.listDifferences),
  route(remarks.listRemarks, margin.listRemarks),
  route(remarks.addRemark, margin.addRemark),
  route(remarks.answerRemark, margin.answerRemark),
  route(remarks.settleRemark, margin.settleRemark),
  route(contracts.listReportedFigures, reported.listReportedFigures),
  route(contracts.exportReportedFigures, exportReportedFigures),
  route(contracts.enterReportedFigure, reported.enterReportedFigure),
  route(contracts.withdrawReportedFigure, reported.withdrawReportedFigure),
  route(contracts.addReportedScan, reported.addReportedScan),
  route(contracts.readReportedScan, reported.readReportedScan),
  route(contracts.removeReportedScan, reported.removeReportedScan),
]
