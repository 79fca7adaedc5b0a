import { route } from '#kernel/module.ts'
import { addPaperFile, readPaperFile, removePaperFile } from './file.service.ts'
import * as imports from './import.contract.ts'
import { checkPaperImport, importPapers, paperImportTemplate } from './import.service.ts'
import * as papers from './paper.contract.ts'
import { changePaper, movePaper, readPaper, recordPaper } from './paper.service.ts'
import { exportPapers, listPapers } from './paper-list.service.ts'
import * as policies from './policy.contract.ts'
import {
  addPolicy,
  exportReaches,
  listPolicies,
  listReaches,
  tellReach,
  withdrawReach,
} from './policy.service.ts'
import { exportReview, reviewPhase } from './review.service.ts'
import * as tasks from './task.contract.ts'
import {
  addTask,
  changeTask,
  linkTaskActivity,
  listTasksOfActivity,
  readPapersToday,
  readTask,
  tellTask,
  unlinkTaskActivity,
} from './task.service.ts'

export const papersRoutes = [
  route(papers.recordPaperContract, recordPaper),
  route(papers.listPapersContract, listPapers),
  route(papers.exportPapersContract, exportPapers),
  route(papers.readPaperContract, readPaper),
  route(papers.changePaperContract, changePaper),
  route(papers.movePaperContract, movePaper),
  route(papers.addPaperFileContract, addPaperFile),
  route(papers.readPaperFileContract, readPaperFile),
  route(papers.removePaperFileContract, removePaperFile),
  route(tasks.addTaskContract, addTask),
  route(tasks.changeTaskContract, changeTask),
  route(tasks.readTaskContract, readTask),
  route(tasks.tellTaskContract, tellTask),
  route(tasks.linkTaskActivityContract, linkTaskActivity),
  route(tasks.unlinkTaskActivityContract, unlinkTaskActivity),
  route(tasks.listTasksOfActivityContract, listTasksOfActivity),
  route(tasks.readPapersTodayContract, readPapersToday),
  route(imports.checkPaperImportContract, checkPaperImport),
  route(imports.importPapersContract, importPapers),
  route(imports.paperImportTemplateContract, paperImportTemplate),
  route(tasks.reviewPhaseContract, reviewPhase),
  route(tasks.exportReviewContract, exportReview),
  route(policies.addPolicyContract, addPolicy),
  route(policies.listPoliciesContract, listPolicies),
  route(policies.tellReachContract, tellReach),
  route(policies.listReachesContract, listReaches),
  route(policies.exportReachesContract, exportReaches),
  route(policies.withdrawReachContract, withdrawReach),
]
