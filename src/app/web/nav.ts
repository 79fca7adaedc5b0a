import { type Me, mayOpen } from '#ui/me.ts'
import { navPlaces, type PageSpec } from '#ui/page-spec.ts'

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

/** Which entry of the side list an address belongs to: the longest path that begins it. */
export function navPathOf(entries: readonly NavPage[], pathname: string): string | undefined {
  return entries
    .map((entry) => entry.path)
    .filter((path) =>
      path === '/' ? pathname === '/' : pathname === path || pathname.startsWith(`${path}/`),
    )
    .sort((one, other) => other.length - one.length)[0]
}
