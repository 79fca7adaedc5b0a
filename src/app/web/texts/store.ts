import { useSyncExternalStore } from 'react'
import type { Language } from '#ui/format.ts'
import { joinTexts, type Texts } from '#ui/text.ts'

type Fetch = () => Promise<Texts>

/** Texts that come with the app: names of pages and codes, the shell; what is declined the server says itself. English is fetched when it is chosen. */
const common = {
  vi: import.meta.glob<Texts>(
    [
      '../../../kernel/kernel.messages.ts',
      '../../../ui/ui.messages.ts',
      '../app.messages.ts',
      '../../../modules/*/*.messages.ts',
      '!../../../modules/*/*-pages.messages.ts',
      '!../../../modules/*/*-refusals.messages.ts',
    ],
    { eager: true, query: '?vi', import: 'default' },
  ),
  en: () => import('./en.ts').then((fetched) => fetched.common),
}

/** Texts of a module's own pages: fetched with the first of its pages. */
const ofPages: Readonly<Record<Language, Record<string, Fetch>>> = {
  vi: import.meta.glob<Texts>('../../../modules/*/*-pages.messages.ts', { query: '?vi', import: 'default' }),
  en: import.meta.glob<Texts>('../../../modules/*/*-pages.messages.ts', { query: '?en', import: 'default' }),
}

const held: Record<Language, Texts | undefined> = { vi: joinTexts(Object.values(common.vi)), en: undefined }
const asked = new Set<string>()
const fetched = new Set<string>()
const listeners = new Set<() => void>()

/** Fetches what the pages of a module say, in the language in use; done when it can be shown. */
export async function fetchTexts(module: string, language: Language): Promise<void> {
  asked.add(module)
  const name = `${language} ${module}`
  if (fetched.has(name)) return
  const found = Object.entries(ofPages[language]).find(([file]) =>
    file.endsWith(`/${module}-pages.messages.ts`),
  )
  const texts = await found?.[1]()
  if (fetched.has(name)) return
  fetched.add(name)
  if (texts) hold(language, texts)
}

/** Fetches a language: what comes with the app, and the pages that have been opened so far. */
export async function fetchLanguage(language: Language): Promise<void> {
  if (!held[language]) hold(language, joinTexts(Object.values(await common.en())))
  await Promise.all([...asked].map((module) => fetchTexts(module, language)))
}

/** The texts of a language as far as they are here; undefined until the language itself is. */
export function useTextsOf(language: Language): Texts | undefined {
  return useSyncExternalStore(listen, () => held[language])
}

function hold(language: Language, texts: Texts): void {
  held[language] = joinTexts([held[language] ?? {}, texts])
  for (const tell of listeners) tell()
}

function listen(tell: () => void) {
  listeners.add(tell)
  return () => void listeners.delete(tell)
}
