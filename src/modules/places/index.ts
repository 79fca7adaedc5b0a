export { dayInVietNam } from '#kernel/day.ts'
export { type CalendarException, type WorkingCalendar, workingCalendar } from './calendar.ts'
export { communesByName, unitsByName } from './place.by-name.ts'
export { loadCalendar, loadSuccession } from './place.service.ts'
export type { Kind, Level, PlacesDatabase, PlacesReader } from './place.tables.ts'
export {
  type Mapped,
  type Standing,
  type Step,
  type Succession,
  stoodOn,
  successionOf,
} from './succession.ts'
