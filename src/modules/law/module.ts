import { defineModule, joinMessages } from '#kernel/module.ts'
import { messages } from './law.messages.ts'
import { lawRoutes } from './law.routes.ts'
import { messages as refusals } from './law-refusals.messages.ts'
import { loadLawReference } from './reference.loader.ts'

export const lawModule = defineModule({
  name: 'law',
  routes: lawRoutes,
  permits: {
    'law.read_all': ['supervisor', 'provincial_officer', 'administrator'],
    'law.keep': ['provincial_officer', 'administrator'],
    'law.write_text': ['supervisor', 'provincial_officer', 'administrator'],
    'law.review_text': ['supervisor'],
  },
  refusals: { 'law.not_after': 422, 'law.own_text': 422 },
  messages: joinMessages(messages, refusals),
  loadReference: async (owner) => void (await loadLawReference(owner)),
})
