import { type Me, mayOpen } from '#ui/me.ts'
import { type NavGroup, navGroups, navPlaces, type PageSpec } from '#ui/page-spec.ts'

export type NavPage = PageSpec & { nav: NonNullable<PageSpec['nav']> }

/** The side list of one person: places of their own duty only, in the order of the house. */
export function navOf(pages: readonly PageSpec[], me: Me): NavPage[] {
  return pages
    .filter((page): page is NavPage => page.nav !== undefined && mayOpen(me, page.permit))
    .sort(
      (one, other) =>
        navPlaces.indexOf(one.nav.place) - navPlaces.indexOf(other.nav.place) ||
        one.nav.order - other.nav.order,
    )
}

/** The side list in its groups, in order; what belongs to none comes first and has no heading. Empty groups are left out. */
export function groupsOf(entries: readonly NavPage[]): { group: NavGroup | undefined; entries: NavPage[] }[] {
  const groups = Object.keys(navGroups) as NavGroup[]
  const groupOf = (entry: NavPage) =>
    groups.find((group) => (navGroups[group] as readonly string[]).includes(entry.nav.place))
  return [undefined, ...groups]
    .map((group) => ({ group, entries: entries.filter((entry) => groupOf(entry) === group) }))
    .filter((each) => each.entries.length > 0)
}

/** Which entry of the side list an address belongs to: the longest path that begins it. */
export function navPathOf(entries: readonly NavPage[], pathname: string): string | undefined {
  return entries
    .map((entry) => entry.path)
    .filter((path) =>
      path === '/' ? pathname === '/' : pathname === path || pathname.startsWith(`${path}/`),
    )
    .sort((one, other) => other.length - one.length)[0]
}
