import { route } from '#kernel/module.ts'
import * as files from './respondent.contract.ts'
import {
  addSession,
  endWarning,
  listRespondents,
  moveRespondent,
  openIdentity,
  openRespondent,
  raiseWarning,
  readRespondent,
  searchRespondents,
} from './respondent.service.ts'
import * as links from './respondent-link.contract.ts'
import {
  assignRespondent,
  endRespondentAssignment,
  linkRespondent,
  listWorkers,
  readWarnings,
  unlinkRespondent,
  warningsToday,
} from './respondent-link.service.ts'

export const respondentsRoutes = [
  route(files.openRespondentContract, openRespondent),
  route(files.listRespondentsContract, listRespondents),
  route(files.searchRespondentsContract, searchRespondents),
  route(files.readRespondentContract, readRespondent),
  route(files.openIdentityContract, openIdentity),
  route(files.moveRespondentContract, moveRespondent),
  route(files.addSessionContract, addSession),
  route(files.raiseWarningContract, raiseWarning),
  route(files.endWarningContract, endWarning),
  route(links.assignRespondentContract, assignRespondent),
  route(links.endRespondentAssignmentContract, endRespondentAssignment),
  route(links.listRespondentWorkersContract, listWorkers),
  route(links.linkRespondentContract, linkRespondent),
  route(links.unlinkRespondentContract, unlinkRespondent),
  route(links.readWarningsContract, readWarnings),
  route(links.warningsTodayContract, warningsToday),
]
