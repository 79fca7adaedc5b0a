import { defineModule, joinMessages } from '#kernel/module.ts'
import { callBackRoutes } from './call-back.routes.ts'
import { contactRoutes } from './contact.routes.ts'
import { counsellingRoutes } from './counselling.routes.ts'
import { seedHotline } from './demo/seed.ts'
import { messages } from './hotline.messages.ts'
import { messages as refusals } from './hotline-refusals.messages.ts'
import { safeContactRoutes } from './safe-contact.routes.ts'
import { shiftRoutes } from './shift.routes.ts'

const onTheLine = ['operator', 'duty_leader'] as const
const hotline = [...onTheLine, 'supervisor'] as const
/** A case manager reads the contacts their cases began with: row policies say which. */
const withCaseManagers = [...hotline, 'case_manager'] as const

export const hotlineModule = defineModule({
  name: 'hotline',
  routes: [...contactRoutes, ...safeContactRoutes, ...callBackRoutes, ...counsellingRoutes, ...shiftRoutes],
  permits: {
    'contact.take': onTheLine,
    'contact.list': hotline,
    'contact.read': withCaseManagers,
    'contact.open': withCaseManagers,
    'contact.correct': hotline,
    'contact.history': hotline,
    'contact.export': ['duty_leader', 'supervisor'],
    'safe_contact.set': withCaseManagers,
    'safety_card.write': withCaseManagers,
    'call_back.list': hotline,
    'call_back.make': onTheLine,
    'call_back.ask': onTheLine,
    'call_back.decide': ['duty_leader'],
    'call_back.review': ['duty_leader', 'supervisor'],
    'counselling.record': [...onTheLine, 'case_manager'],
    'shift.see': hotline,
    'shift.plan': ['duty_leader', 'supervisor'],
    'handover.see': hotline,
    'handover.sign': onTheLine,
    'hotline.board': ['duty_leader', 'supervisor'],
    'hotline.today': hotline,
    'import.old_lists': ['supervisor'],
  },
  refusals: {
    'contact.in_future': 422,
    'contact.misfit': 422,
    'contact.erased': 409,
    'contact.export_too_many': 422,
    'safe_contact.not_now': 422,
    'call_back.wrong_state': 409,
    'call_back.asked_before': 409,
    'call_back.not_cut_off': 422,
    'call_back.own': 422,
    'counselling.opened_before': 409,
    'shift.not_ours': 422,
    'handover.two_people': 422,
    'handover.not_for_you': 422,
    'handover.signed_before': 409,
  },
  messages: joinMessages(messages, refusals),
  seedDemo: seedHotline,
})
