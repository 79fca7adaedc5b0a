import type { PageSpec, PagesFile } from '#ui/page-spec.ts'
import { appPages } from './app.pages.tsx'

const files = Object.values(import.meta.glob<PagesFile>('../../modules/*/web/pages.tsx', { eager: true }))

/** Every page of the staff app; modules bring theirs in `web/pages.tsx`. */
export const pages: readonly PageSpec[] = [...appPages, ...files.flatMap((file) => file.pages)]

export const todayCards = files
  .flatMap((file) => file.todayCards ?? [])
  .sort((one, other) => one.order - other.order)

export const commands = files.flatMap((file) => file.commands ?? [])

export const searches = files.flatMap((file) => file.search ?? [])
