import { defineModule } from '#kernel/module.ts'
import { messages } from './law.messages.ts'
import { lawRoutes } from './law.routes.ts'
import { loadLawReference } from './reference.loader.ts'

export const lawModule = defineModule({
  name: 'law',
  routes: lawRoutes,
  permits: {},
  refusals: {},
  messages,
  loadReference: async (owner) => void (await loadLawReference(owner)),
})
