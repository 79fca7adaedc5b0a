import { route } from '#kernel/module.ts'
import * as files from './file.contract.ts'
import { addInitiativeFile, readInitiativeFile, removeInitiativeFile } from './file.service.ts'
import * as imports from './import.contract.ts'
import { bringIn, checkImport, importTemplate } from './import.service.ts'
import * as contracts from './initiative.contract.ts'
import * as service from './initiative.service.ts'
import { readInitiative } from './initiative-file.service.ts'
import * as list from './initiative-list.service.ts'
import * as kind from './kind.contract.ts'
import { setRhythm, showKinds } from './kind.service.ts'
import * as meeting from './meeting.contract.ts'
import { addMeeting, withdrawMeeting } from './meeting.service.ts'
import * as member from './member.contract.ts'
import { addHeadcount, addMember, changeMember, listMembers } from './member.service.ts'
import * as place from './place.contract.ts'
import { addPlace, choosePlace, endPlace } from './place.service.ts'
import * as open from './public.contract.ts'
import { releaseInitiative, takeBackInitiative } from './public.service.ts'
import * as support from './support.contract.ts'
import { addFund, addLivelihood, tellOutcome, withdrawFund } from './support.service.ts'

export const initiativesRoutes = [
  route(imports.checkImportContract, checkImport),
  route(imports.importContract, bringIn),
  route(imports.importTemplateContract, importTemplate),
  route(kind.listKindsContract, showKinds),
  route(kind.setRhythmContract, setRhythm),
  route(contracts.listInitiativesContract, list.listInitiatives),
  route(contracts.exportInitiativesContract, list.exportInitiatives),
  route(contracts.readTodayContract, list.readToday),
  route(contracts.readMapContract, list.readMap),
  route(contracts.foundInitiativeContract, service.foundInitiative),
  route(contracts.readInitiativeContract, readInitiative),
  route(contracts.changeInitiativeContract, service.changeInitiative),
  route(contracts.moveInitiativeContract, service.moveInitiative),
  route(contracts.changeHostContract, service.changeInitiativeHost),
  route(open.releaseInitiativeContract, releaseInitiative),
  route(open.takeBackInitiativeContract, takeBackInitiative),
  route(place.addPlaceContract, addPlace),
  route(place.choosePlaceContract, choosePlace),
  route(place.endPlaceContract, endPlace),
  route(member.listMembersContract, listMembers),
  route(member.addMemberContract, addMember),
  route(member.changeMemberContract, changeMember),
  route(member.addHeadcountContract, addHeadcount),
  route(meeting.addMeetingContract, addMeeting),
  route(meeting.withdrawMeetingContract, withdrawMeeting),
  route(support.addLivelihoodContract, addLivelihood),
  route(support.tellOutcomeContract, tellOutcome),
  route(support.addFundContract, addFund),
  route(support.withdrawFundContract, withdrawFund),
  route(files.addInitiativeFileContract, addInitiativeFile),
  route(files.readInitiativeFileContract, readInitiativeFile),
  route(files.removeInitiativeFileContract, removeInitiativeFile),
]
