import { route } from '#kernel/module.ts'
import * as checklists from './checklist.contract.ts'
import { listChecklists, readChecklist, reviseChecklist } from './checklist.service.ts'
import { printConclusion } from './conclusion.service.ts'
import {
  addFindingFile,
  addInspectionFile,
  readFindingFile,
  readInspectionFile,
  removeInspectionFile,
} from './file.service.ts'
import * as findings from './finding.contract.ts'
import {
  addFinding,
  addSanction,
  exportFindings,
  listFindings,
  moveFinding,
  readFinding,
  withdrawSanction,
} from './finding.service.ts'
import * as rounds from './round.contract.ts'
import { changeRound, listRounds, planRound, readRound } from './round.service.ts'
import * as visits from './visit.contract.ts'
import { moveVisit, planVisit, replanVisit, submitVisit } from './visit.service.ts'
import { exportVisits, findUnits, listVisits, readInspectionsToday, readVisit } from './visit-list.service.ts'

export const inspectionsRoutes = [
  route(checklists.listChecklistsContract, listChecklists),
  route(checklists.readChecklistContract, readChecklist),
  route(checklists.reviseChecklistContract, reviseChecklist),
  route(rounds.planRoundContract, planRound),
  route(rounds.listRoundsContract, listRounds),
  route(rounds.readRoundContract, readRound),
  route(rounds.changeRoundContract, changeRound),
  route(visits.planVisitContract, planVisit),
  route(visits.listVisitsContract, listVisits),
  route(visits.exportVisitsContract, exportVisits),
  route(visits.readVisitContract, readVisit),
  route(visits.replanVisitContract, replanVisit),
  route(visits.submitVisitContract, submitVisit),
  route(visits.moveVisitContract, moveVisit),
  route(visits.printConclusionContract, printConclusion),
  route(visits.findUnitsContract, findUnits),
  route(visits.readInspectionsTodayContract, readInspectionsToday),
  route(visits.addInspectionFileContract, addInspectionFile),
  route(visits.readInspectionFileContract, readInspectionFile),
  route(visits.removeInspectionFileContract, removeInspectionFile),
  route(findings.listFindingsContract, listFindings),
  route(findings.exportFindingsContract, exportFindings),
  route(findings.readFindingContract, readFinding),
  route(findings.addFindingFileContract, addFindingFile),
  route(findings.readFindingFileContract, readFindingFile),
  route(findings.addFindingContract, addFinding),
  route(findings.moveFindingContract, moveFinding),
  route(findings.addSanctionContract, addSanction),
  route(findings.withdrawSanctionContract, withdrawSanction),
]
