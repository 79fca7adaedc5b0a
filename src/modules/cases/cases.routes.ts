import { route } from '#kernel/module.ts'
import * as assignments from './assignment.contract.ts'
import { assignCase, endAssignment, setConflict } from './assignment.service.ts'
import * as cases from './case.contract.ts'
import { editCase, moveCase, openCase, stepCase } from './case.service.ts'
import { readCase } from './case-file.service.ts'
import { listCases, readToday, searchCases } from './case-list.service.ts'
import * as duplicates from './duplicate.contract.ts'
import { decideDuplicate, listDuplicates } from './duplicate.service.ts'
import * as persons from './person.contract.ts'
import { addNote, addPerson, addSupport, correctPerson, openPerson } from './person.service.ts'

export const casesRoutes = [
  route(cases.openCaseContract, openCase),
  route(cases.listCasesContract, listCases),
  route(cases.searchCasesContract, searchCases),
  route(cases.readTodayContract, readToday),
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
]
