/** What the public page asks. */
export { listShownEvents, type ShownEvent } from './shown-event.queries.ts'
