import { route } from '#kernel/module.ts'
import * as contracts from './regime.contract.ts'
import { listRegimes, openRound, remindLate, setRegime } from './regime.service.ts'
import { exportRegimes } from './regime-export.service.ts'
import * as submissions from './submission.service.ts'
import { exportSubmissions } from './submission-export.service.ts'

export const regimesRoutes = [
  route(contracts.listRegimes, listRegimes),
  route(contracts.exportRegimes, exportRegimes),
  route(contracts.setRegime, setRegime),
  route(contracts.openRound, openRound),
  route(contracts.remindLate, remindLate),
  route(contracts.listSubmissions, submissions.listSubmissions),
  route(contracts.exportSubmissions, exportSubmissions),
  route(contracts.readSubmission, submissions.readSubmission),
  route(contracts.sendSubmission, submissions.sendSubmission),
  route(contracts.receiveSubmission, submissions.receiveSubmission),
  route(contracts.returnSubmission, submissions.returnSubmission),
  route(contracts.excuseSubmission, submissions.excuseSubmission),
]
