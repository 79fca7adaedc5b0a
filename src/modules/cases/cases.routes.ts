import { route } from '#kernel/module.ts'
import * as assignments from './assignment.contract.ts'
import { assignCase, endAssignment, setConflict } from './assignment.service.ts'
import * as cases from './case.contract.ts'
import { editCase, openCase, stepCase } from './case.service.ts'
import { exportCases } from './case-export.service.ts'
import { readCase } from './case-file.service.ts'
import * as old from './case-import.contract.ts'
import { caseTemplate, checkOldCases, importOldCases } from './case-import.service.ts'
import { listCases, readToday, searchCases } from './case-list.service.ts'
import { readTodayContract } from './case-today.contract.ts'
import * as work from './case-work.contract.ts'
import { notePrint, readLoad, readWork } from './case-work.service.ts'
import * as closures from './closure.contract.ts'
import { moveCase, readClosing, signClosure } from './closure.service.ts'
import * as conferences from './conference.contract.ts'
import { holdConference, moveDecision, readConferences } from './conference.service.ts'
import * as duplicates from './duplicate.contract.ts'
import { decideDuplicate, listDuplicates } from './duplicate.service.ts'
import { listEventsContract } from './event.contract.ts'
import { readEvents } from './event.service.ts'
import * as feedback from './feedback.contract.ts'
import { readFeedback, takeFeedback } from './feedback.service.ts'
import * as followUps from './follow-up.contract.ts'
import { moveFollowUp, planFollowUp, readFollowUps, tellFollowUp } from './follow-up.service.ts'
import { listLooksContract } from './look.contract.ts'
import { readLooks } from './look.service.ts'
import * as needs from './need.contract.ts'
import { addNeed, editNeed, moveNeed, readNeeds, writeAssessment } from './need.service.ts'
import * as persons from './person.contract.ts'
import { addNote, addPerson, addSupport, correctPerson, openPerson } from './person.service.ts'
import * as plans from './plan.contract.ts'
import { addGoal, approvePlan, draftPlan, dropGoal, editGoal, progressGoal } from './plan.service.ts'
import { readPlans } from './plan-file.service.ts'
import * as relations from './relation.contract.ts'
import { dropRelation, readRelations, setProfile, setRelation } from './relation.service.ts'
import { checkReturn } from './return-check.service.ts'
import * as reviews from './review.contract.ts'
import {
  confirmHandOver,
  holdReview,
  readReviewNote,
  readReviews,
  supervise,
  writeHandOver,
} from './review.service.ts'
import * as services from './service.contract.ts'
import { giveService, readServices, withdrawService } from './service.service.ts'

export const casesRoutes = [
  route(cases.openCaseContract, openCase),
  route(cases.listCasesContract, listCases),
  route(cases.searchCasesContract, searchCases),
  route(readTodayContract, readToday),
  route(old.checkCaseImport, checkOldCases),
  route(old.importCases, importOldCases),
  route(old.caseImportTemplate, caseTemplate),
  route(work.readWorkContract, readWork),
  route(work.readLoadContract, readLoad),
  route(work.exportCasesContract, exportCases),
  route(cases.readCaseContract, readCase),
  route(cases.editCaseContract, editCase),
  route(cases.stepCaseContract, stepCase),
  route(cases.moveCaseContract, moveCase),
  route(persons.addPersonContract, addPerson),
  route(persons.correctPersonContract, correctPerson),
  route(persons.openPersonContract, openPerson),
  route(persons.addSupportContract, addSupport),
  route(persons.addNoteContract, addNote),
  route(duplicates.listDuplicatesContract, listDuplicates),
  route(duplicates.decideDuplicateContract, decideDuplicate),
  route(assignments.assignCaseContract, assignCase),
  route(assignments.endAssignmentContract, endAssignment),
  route(assignments.setConflictContract, setConflict),
  route(needs.readNeedsContract, readNeeds),
  route(needs.writeAssessmentContract, writeAssessment),
  route(needs.addNeedContract, addNeed),
  route(needs.editNeedContract, editNeed),
  route(needs.moveNeedContract, moveNeed),
  route(plans.readPlansContract, readPlans),
  route(plans.draftPlanContract, draftPlan),
  route(plans.addGoalContract, addGoal),
  route(plans.editGoalContract, editGoal),
  route(plans.dropGoalContract, dropGoal),
  route(plans.progressGoalContract, progressGoal),
  route(plans.approvePlanContract, approvePlan),
  route(services.readServicesContract, readServices),
  route(services.giveServiceContract, giveService),
  route(services.withdrawServiceContract, withdrawService),
  route(followUps.readFollowUpsContract, readFollowUps),
  route(followUps.planFollowUpContract, planFollowUp),
  route(followUps.tellFollowUpContract, tellFollowUp),
  route(followUps.moveFollowUpContract, moveFollowUp),
  route(followUps.checkReturnContract, checkReturn),
  route(reviews.readReviewsContract, readReviews),
  route(reviews.holdReviewContract, holdReview),
  route(reviews.superviseContract, supervise),
  route(reviews.readReviewNoteContract, readReviewNote),
  route(reviews.writeHandOverContract, writeHandOver),
  route(reviews.confirmHandOverContract, confirmHandOver),
  route(conferences.readConferencesContract, readConferences),
  route(conferences.holdConferenceContract, holdConference),
  route(conferences.moveDecisionContract, moveDecision),
  route(relations.readRelationsContract, readRelations),
  route(relations.setRelationContract, setRelation),
  route(relations.dropRelationContract, dropRelation),
  route(relations.setProfileContract, setProfile),
  route(closures.readClosingContract, readClosing),
  route(closures.signClosureContract, signClosure),
  route(listEventsContract, readEvents),
  route(listLooksContract, readLooks),
  route(work.notePrintContract, notePrint),
  route(feedback.takeFeedbackContract, takeFeedback),
  route(feedback.readFeedbackContract, readFeedback),
]
