import { route } from '#kernel/module.ts'
import * as assignments from './assignment.contract.ts'
import { assignCase, endAssignment, setConflict } from './assignment.service.ts'
import * as cases from './case.contract.ts'
import { editCase, moveCase, openCase, stepCase } from './case.service.ts'
import { readCase } from './case-file.service.ts'
import * as old from './case-import.contract.ts'
import { caseTemplate, checkOldCases, importOldCases } from './case-import.service.ts'
import { listCases, readToday, searchCases } from './case-list.service.ts'
import * as persons from './person.contract.ts'
import { addNote, addPerson, addSupport, correctPerson, openPerson } from './person.service.ts'

export const casesRoutes = [
  route(cases.openCaseContract, openCase),
  route(cases.listCasesContract, listCases),
  route(cases.searchCasesContract, searchCases),
  route(cases.readTodayContract, readToday),
  route(old.checkCaseImport, checkOldCases),
  route(old.importCases, importOldCases),
  route(old.caseImportTemplate, caseTemplate),
  route(cases.readCaseContract, readCase),
  route(cases.editCaseContract, editCase),
  route(cases.stepCaseContract, stepCase),
  route(cases.moveCaseContract, moveCase),
  route(persons.addPersonContract, addPerson),
  route(persons.correctPersonContract, correctPerson),
  route(persons.openPersonContract, openPerson),
  route(persons.addSupportContract, addSupport),
  route(persons.addNoteContract, addNote),
  route(assignments.assignCaseContract, assignCase),
  route(assignments.endAssignmentContract, endAssignment),
  route(assignments.setConflictContract, setConflict),
]
