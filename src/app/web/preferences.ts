import { localStorageColorSchemeManager } from '@mantine/core'
import type { Language } from '#ui/format.ts'

const languageKey = 'nang-mai-language'

/** The device remembers the scheme and the language, and nothing else: no name, no text. */
export const schemeMemory = localStorageColorSchemeManager({ key: 'nang-mai-scheme' })

/** The language chosen on this device; undefined when none was. */
export function rememberedLanguage(): Language | undefined {
  const language = localStorage.getItem(languageKey)
  return language === 'vi' || language === 'en' ? language : undefined
}

/** The language chosen on this device; Vietnamese when none was. */
export const languageInUse = (): Language => rememberedLanguage() ?? 'vi'

/** Keeps the language for the next visit. */
export function rememberLanguage(language: Language): void {
  localStorage.setItem(languageKey, language)
}
