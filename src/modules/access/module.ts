import { defineModule, joinMessages, route } from '#kernel/module.ts'
import { messages } from './access.messages.ts'
import { messages as refusals } from './access-refusals.messages.ts'
import { administrationRoutes } from './administration.routes.ts'
import { careRoutes } from './care.routes.ts'
import { seedCareForStaff } from './demo.ts'
import * as drafts from './draft.contract.ts'
import { dropDraft, getDraft, listDrafts, saveDraft } from './draft.service.ts'
import { passkeyRoutes } from './passkey.routes.ts'
import { grantApprovedRole } from './role-grant.service.ts'
import { sessionRoutes } from './session.routes.ts'
import * as twoPerson from './two-person.contract.ts'
import {
  decideTwoPerson,
  listTwoPerson,
  onApproved,
  readTwoPerson,
  withdrawTwoPerson,
} from './two-person.service.ts'

onApproved('role_grant', grantApprovedRole)

export const accessModule = defineModule({
  name: 'access',
  routes: [
    ...sessionRoutes,
    ...passkeyRoutes,
    route(drafts.listDrafts, listDrafts),
    route(drafts.getDraft, getDraft),
    route(drafts.saveDraft, saveDraft),
    route(drafts.dropDraft, dropDraft),
    ...administrationRoutes,
    ...careRoutes,
    route(twoPerson.listTwoPersonContract, listTwoPerson),
    route(twoPerson.readTwoPersonContract, readTwoPerson),
    route(twoPerson.decideTwoPersonContract, decideTwoPerson),
    route(twoPerson.withdrawTwoPersonContract, withdrawTwoPerson),
  ],
  permits: {
    'agency.edit': ['administrator'],
    'staff.edit': ['administrator'],
    'conflict.read': ['supervisor', 'data_protection_officer'],
    'audit.read': ['data_protection_officer'],
    'care.oversee': ['supervisor'],
    'two_person.decide': ['supervisor', 'leader', 'data_protection_officer', 'administrator'],
  },
  refusals: {
    'sign_in.failed': 401,
    'sign_in.code_wrong': 401,
    'sign_in.wait': 429,
    'session.step_up': 403,
    'passkey.refused': 401,
    'passkey.last': 409,
    'link.used': 422,
    'password.weak': 422,
    'place.unknown': 422,
    'agency.under_itself': 422,
    'agency.closed_before': 422,
    'agency.still_held': 409,
    'duty.held': 409,
    'duty.ended': 409,
    'duty.moved_before': 422,
    'duty.same_agency': 422,
    'staff.username_taken': 409,
    'staff.not_oneself': 422,
    'staff.role_held': 409,
    'staff.role_ended': 409,
    'talk.no_supervisor': 422,
    'talk.wrong_state': 409,
    'talk.in_future': 422,
    'threat.in_future': 422,
    'absence.too_long': 422,
    'two_person.not_first': 422,
    'two_person.not_oneself': 422,
    'two_person.wrong_state': 409,
    'two_person.expired': 409,
    'two_person.not_used': 409,
  },
  messages: joinMessages(messages, refusals),
  seedDemo: seedCareForStaff,
})
