/** What later modules may call. */

export { findLine as findInitiative } from './initiative-list.queries.ts'
export { listShownModels, type ShownModel } from './public.service.ts'
