import { route } from '#kernel/module.ts'
import { beginCare, markCare, markTrace } from './care.service.ts'
import { addInjuryContract, moveInjuryContract } from './injury.contract.ts'
import { addInjury, moveInjury } from './injury.service.ts'
import * as papers from './paper.contract.ts'
import { addLegalStep, addPaper, moveLegalStep, movePaper } from './paper.service.ts'
import * as police from './police.contract.ts'
import { addReport, moveReport, withdrawComplaint } from './police.service.ts'
import * as recourse from './recourse.contract.ts'
import { readRecourse, readToday } from './recourse.service.ts'

export const recourseRoutes = [
  route(recourse.readRecourseContract, readRecourse),
  route(recourse.recourseTodayContract, readToday),
  route(recourse.beginCareContract, beginCare),
  route(recourse.markCareContract, markCare),
  route(recourse.markTraceContract, markTrace),
  route(addInjuryContract, addInjury),
  route(moveInjuryContract, moveInjury),
  route(police.addReportContract, addReport),
  route(police.moveReportContract, moveReport),
  route(police.withdrawComplaintContract, withdrawComplaint),
  route(papers.addLegalStepContract, addLegalStep),
  route(papers.moveLegalStepContract, moveLegalStep),
  route(papers.addPaperContract, addPaper),
  route(papers.movePaperContract, movePaper),
]
