import { defineModule, joinMessages } from '#kernel/module.ts'
import { messages } from './activities.messages.ts'
import { activitiesRoutes } from './activities.routes.ts'
import { messages as refusals } from './activities-refusals.messages.ts'
import { seedActivities } from './demo.ts'
import { loadActivityCodes } from './reference.loader.ts'

const writers = ['commune_officer', 'union_officer', 'provincial_officer'] as const
const readers = [...writers, 'leader', 'clerk'] as const

export const activitiesModule = defineModule({
  name: 'activities',
  routes: activitiesRoutes,
  permits: {
    'activity.record': writers,
    'activity.read': readers,
    'activity.read_codes': [...readers, 'administrator'],
    'activity.edit_codes': ['provincial_officer', 'administrator'],
  },
  refusals: {
    'activity.no_agency': 422,
    'activity.not_yours': 403,
    'activity.wrong_state': 409,
    'activity.in_future': 422,
    'activity.no_attendance': 422,
    'activity.code_unknown': 422,
    'activity.code_ended': 422,
    'activity.code_taken': 409,
    'activity.place_unknown': 422,
    'activity.place_not_then': 422,
    'activity.never_named': 422,
    'activity.used_before_sent': 422,
    'activity.ends_before_start': 422,
    'activity.post_held': 409,
    'activity.post_vacant': 409,
    'activity.before_post': 422,
    'activity.nobody_named': 422,
    'activity.door_shut': 409,
    'activity.ticket_unknown': 422,
    'activity.too_many_tickets': 422,
  },
  messages: joinMessages(messages, refusals),
  loadReference: loadActivityCodes,
  seedDemo: seedActivities,
})
