import type { PagePart, PageSpec, PagesFile } from '#ui/page-spec.ts'
import { appPages } from './app.pages.tsx'
import { languageInUse } from './preferences.ts'
import { fetchTexts } from './texts/store.ts'

const files = Object.entries(
  import.meta.glob<PagesFile>('../../modules/*/web/pages.tsx', { eager: true }),
).map(([path, file]) => ({ ...file, module: path.split('/')[3] ?? '' }))

/** Brings what a module shows together with what it says. */
function withTexts<S extends { load: () => Promise<unknown> }>(module: string, shown: S): S {
  const load = async () => {
    const [loaded] = await Promise.all([shown.load(), fetchTexts(module, languageInUse())])
    return loaded
  }
  return { ...shown, load }
}

/** Every page of the staff app; modules bring theirs in `web/pages.tsx`. */
export const pages: readonly PageSpec[] = [
  ...appPages,
  ...files.flatMap(({ module, pages }) => pages.map((page) => withTexts(module, page))),
]

export const todayCards = files
  .flatMap(({ module, todayCards }) => (todayCards ?? []).map((card) => withTexts(module, card)))
  .sort((one, other) => one.order - other.order)

/** What modules add to one another's pages. */
export const parts: readonly PagePart[] = files
  .flatMap(({ module, parts }) => (parts ?? []).map((part) => withTexts(module, part)))
  .sort((one, other) => one.order - other.order)

export const commands = files.flatMap((file) => file.commands ?? [])

export const searches = files.flatMap(({ module, search }) =>
  (search ?? []).map((found) => withTexts(module, found)),
)
