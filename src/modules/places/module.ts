import { defineModule } from '#kernel/module.ts'
import { placeRoutes } from './place.routes.ts'
import { messages } from './places.messages.ts'
import { loadPlaces } from './reference.loader.ts'

export const placesModule = defineModule({
  name: 'places',
  routes: placeRoutes,
  permits: {},
  refusals: {},
  messages,
  loadReference: async (owner) => void (await loadPlaces(owner)),
})
