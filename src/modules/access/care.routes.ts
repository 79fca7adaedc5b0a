import { route } from '#kernel/module.ts'
import * as load from './load.contract.ts'
import { addAbsence, listAbsences, readLoad, setWorkingName, withdrawAbsence } from './load.service.ts'
import * as talks from './supervision.contract.ts'
import { beginTalk, listTalks, moveTalk, noteTalk, openTalk } from './supervision.service.ts'
import * as threats from './threat.contract.ts'
import { followThreat, listThreats, openThreat, recordThreat } from './threat.service.ts'

/** Care for those who do this work. */
export const careRoutes = [
  route(talks.beginTalkContract, beginTalk),
  route(talks.listTalksContract, listTalks),
  route(talks.moveTalkContract, moveTalk),
  route(talks.noteTalkContract, noteTalk),
  route(talks.openTalkContract, openTalk),
  route(threats.recordThreatContract, recordThreat),
  route(threats.listThreatsContract, listThreats),
  route(threats.followThreatContract, followThreat),
  route(threats.openThreatContract, openThreat),
  route(load.readLoadContract, readLoad),
  route(load.listAbsencesContract, listAbsences),
  route(load.addAbsenceContract, addAbsence),
  route(load.withdrawAbsenceContract, withdrawAbsence),
  route(load.setWorkingNameContract, setWorkingName),
]
