import { type Me, mayOpen } from '#ui/me.ts'
import { navPlaces, type PageSpec, type PagesFile } from '#ui/page-spec.ts'
import { appPages } from './app.pages.tsx'

const files = Object.values(import.meta.glob<PagesFile>('../../modules/*/web/pages.tsx', { eager: true }))

/** Every page of the staff app; modules bring theirs in `web/pages.tsx`. */
export const pages: readonly PageSpec[] = [...appPages, ...files.flatMap((file) => file.pages)]

export const todayCards = files
  .flatMap((file) => file.todayCards ?? [])
  .sort((one, other) => one.order - other.order)

export const commands = files.flatMap((file) => file.commands ?? [])

export const searches = files.flatMap((file) => file.search ?? [])

export type NavPage = PageSpec & { nav: NonNullable<PageSpec['nav']> }

/** The side list of one person: places of their own duty only, in the order of the house. */
export function navOf(me: Me): NavPage[] {
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
