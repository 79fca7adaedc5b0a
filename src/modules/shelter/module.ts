import { defineModule, joinMessages } from '#kernel/module.ts'
import { onClosing } from '#modules/cases/index.ts'
import { seedShelter } from './demo.ts'
import { loadShelterReference } from './reference.loader.ts'
import { messages } from './shelter.messages.ts'
import { shelterRoutes } from './shelter.routes.ts'
import { messages as refusals } from './shelter-refusals.messages.ts'
import { openStays } from './stay-list.service.ts'

onClosing(openStays)

export const shelterModule = defineModule({
  name: 'shelter',
  routes: shelterRoutes,
  permits: {
    'shelter.read': ['shelter_keeper', 'supervisor', 'operator', 'duty_leader', 'case_manager'],
    'shelter.manage': ['shelter_keeper', 'supervisor'],
    'shelter.keep': ['shelter_keeper', 'operator', 'duty_leader', 'case_manager'],
    'shelter.keep_house': ['shelter_keeper'],
    'shelter.ask': ['operator', 'duty_leader', 'case_manager', 'partner_desk', 'commune_officer'],
  },
  refusals: {
    'bed.taken': 409,
    'bed.in_use': 409,
    'bed.wrong_state': 409,
    'bed.closed': 422,
    'bed.other_house': 422,
    'bed.before_it_was': 422,
    'house.in_use': 409,
    'house.name_taken': 409,
    'house.closed_before': 422,
    'house.entry_unfit': 422,
    'house.entry_taken': 409,
    'hold.wrong_state': 409,
    'hold.without_case': 422,
    'stay.wrong_state': 409,
    'stay.overlaps': 422,
    'stay.not_this_person': 422,
    'stay.other_case': 422,
    'stay.before_arrival': 422,
    'stay.in_future': 422,
    'stay.last_leaves': 422,
    'stay.follow_up_before': 422,
    'stay.no_limit': 422,
    'stay.not_longer': 422,
    'visit.none_here': 422,
    'visit.not_wanted': 422,
    'visit.not_these': 422,
    'visit.not_here': 422,
    'visit.outside_hours': 422,
    'visit.after_leaving': 422,
    'episode.wrong_state': 409,
    'episode.overlaps': 422,
    'episode.before_arrival': 422,
    'episode.worker_unfit': 422,
    'shelter.export_too_many': 422,
  },
  messages: joinMessages(messages, refusals),
  loadReference: loadShelterReference,
  seedDemo: seedShelter,
})
