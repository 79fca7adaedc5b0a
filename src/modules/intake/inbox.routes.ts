import { publicRoute, route } from '#kernel/module.ts'
import * as inbox from './inbox.contract.ts'
import * as staff from './inbox.service.ts'
import { exportReports } from './inbox-export.service.ts'
import * as open from './public-report.contract.ts'
import * as visitors from './public-report.service.ts'

export const intakeRoutes = [
  publicRoute(open.askToReport, visitors.offerWork),
  publicRoute(open.sendReport, visitors.takeReport),
  publicRoute(open.sendPiece, visitors.takePiece),
  publicRoute(open.showReceipt, visitors.showThread),
  publicRoute(open.sendWord, visitors.takeWord),
  route(inbox.listReportsContract, staff.showInbox),
  route(inbox.exportReportsContract, exportReports),
  route(inbox.reportsTodayContract, staff.showWaiting),
  route(inbox.reportStructureContract, staff.showReport),
  route(inbox.openReportContract, staff.openReport),
  route(inbox.answerReportContract, staff.answerReport),
  route(inbox.moveReportContract, staff.moveReport),
  route(inbox.readReportFileContract, staff.readReportFile),
]
