import { route } from '#kernel/module.ts'
import * as agencies from './agency.contract.ts'
import { closeAgency, createAgency, editAgency, listAgencies } from './agency.service.ts'
import { readAuditContract } from './audit-desk.contract.ts'
import { readAudit } from './audit-desk.service.ts'
import { listConflictsContract } from './conflict.contract.ts'
import { listConflicts } from './conflict.service.ts'
import * as duties from './duty.contract.ts'
import { giveDuty, listDuties, moveDuty } from './duty.service.ts'
import * as staff from './staff.contract.ts'
import {
  createStaff,
  editStaff,
  enableStaff,
  listStaff,
  readColleagues,
  renewLink,
  setLanguage,
} from './staff.service.ts'
import { endRole, giveRole } from './staff-role.service.ts'

/** Agencies, duties, staff and what overseers read. */
export const administrationRoutes = [
  route(agencies.listAgenciesContract, listAgencies),
  route(agencies.createAgencyContract, createAgency),
  route(agencies.editAgencyContract, editAgency),
  route(agencies.closeAgencyContract, closeAgency),
  route(duties.listDutiesContract, listDuties),
  route(duties.giveDutyContract, giveDuty),
  route(duties.moveDutyContract, moveDuty),
  route(staff.listStaffContract, listStaff),
  route(staff.createStaffContract, createStaff),
  route(staff.editStaffContract, editStaff),
  route(staff.enableStaffContract, enableStaff),
  route(staff.renewLinkContract, renewLink),
  route(staff.giveRoleContract, giveRole),
  route(staff.endRoleContract, endRole),
  route(staff.listColleaguesContract, readColleagues),
  route(staff.setLanguageContract, setLanguage),
  route(listConflictsContract, listConflicts),
  route(readAuditContract, readAudit),
]
