import { defineModule, route } from '#kernel/module.ts'
import { messages } from './access.messages.ts'
import * as drafts from './draft.contract.ts'
import { dropDraft, getDraft, listDrafts, saveDraft } from './draft.service.ts'
import { sessionRoutes } from './session.routes.ts'

export const accessModule = defineModule({
  name: 'access',
  routes: [
    ...sessionRoutes,
    route(drafts.listDrafts, listDrafts),
    route(drafts.getDraft, getDraft),
    route(drafts.saveDraft, saveDraft),
    route(drafts.dropDraft, dropDraft),
  ],
  permits: {},
  refusals: {
    'sign_in.failed': 401,
    'sign_in.code_wrong': 401,
    'sign_in.wait': 429,
    'link.used': 422,
    'password.weak': 422,
    'place.unknown': 422,
  },
  messages,
})
