import type { ComponentType } from 'react'

/** Places of the side list, in their order on the screen. */
export const navPlaces = [
  'today',
  'cases',
  'hotline',
  'referrals',
  'shelter',
  'prevention',
  'dialogue',
  'figures',
  'reports',
  'directory',
  'admin',
] as const

export type NavPlace = (typeof navPlaces)[number]

/** Places that stand together in the side list, under one small heading; today stands above them all. */
export const navGroups = {
  response: ['cases', 'hotline', 'referrals', 'shelter'],
  prevention: ['prevention', 'dialogue'],
  figures: ['figures', 'reports'],
  house: ['directory', 'admin'],
} as const satisfies Record<string, readonly NavPlace[]>

export type NavGroup = keyof typeof navGroups

/** An outline icon of 24 px grid (Tabler); called with size and stroke. */
export type Icon = ComponentType<{
  size?: number | string
  stroke?: number | string
  'aria-hidden'?: boolean
}>

type Lazy<P = object> = () => Promise<{ default: ComponentType<P> }>

/** A page of a module: where it lives, who may open it, and how it is fetched. */
export interface PageSpec {
  /** Path below `/app`, params as `$name`. */
  path: string
  titleKey: string
  permit?: string
  nav?: {
    place: NavPlace
    order: number
    icon: Icon
    labelKey: string
    /** My own open work, as a hook; nothing is shown for zero. */
    useCount?: () => number | undefined
  }
  load: Lazy
  /** A working screen: the side list folds to a rail. */
  fold?: boolean
}

/** A card of the page of today; it draws its own `Section` and nothing when it has nothing to say. */
export interface TodayCard {
  order: number
  permit?: string
  /** The wide column holds clocks and lists, the narrow one notes. */
  column?: 'wide' | 'narrow'
  load: Lazy
}

/** A part that another module adds to a page of records, as a tab: the case file is filled by a dozen modules. */
export interface PagePart {
  /** The page it belongs to, by the word of its records: `case`. */
  of: string
  /** Its name in the address (`?tab=`), unique on the page. */
  value: string
  /** Own tabs of the page stand at 0, 100, 200 …; a part stands between them. */
  order: number
  labelKey: string
  permit?: string
  load: Lazy<{ id: string }>
}

/** An entry of the Ctrl+K list. */
export interface Command {
  labelKey: string
  permit?: string
  /** Path to go to; or `run`. */
  to?: string
  run?: () => void
}

/** Finds records for the Ctrl+K list; fetched when the list first opens. */
export interface SearchSpec {
  titleKey: string
  permit?: string
  load: () => Promise<{ default: (question: string, signal: AbortSignal) => Promise<readonly FoundItem[]> }>
}

export interface FoundItem {
  label: string
  hint?: string
  to: string
}

/** What `src/modules/<m>/web/pages.tsx` may export. */
export interface PagesFile {
  pages: readonly PageSpec[]
  todayCards?: readonly TodayCard[]
  parts?: readonly PagePart[]
  commands?: readonly Command[]
  search?: readonly SearchSpec[]
}
