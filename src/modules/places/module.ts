import { defineModule, joinMessages } from '#kernel/module.ts'
import { placeRoutes } from './place.routes.ts'
import { messages } from './places.messages.ts'
import { messages as refusals } from './places-refusals.messages.ts'
import { loadPlaces } from './reference.loader.ts'

export const placesModule = defineModule({
  name: 'places',
  routes: placeRoutes,
  permits: { 'boundary.bring': ['administrator'] },
  refusals: { 'boundary.has_faults': 422, 'boundary.done_before': 422 },
  messages: joinMessages(messages, refusals),
  loadReference: async (owner) => void (await loadPlaces(owner)),
})
