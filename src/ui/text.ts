import { createContext, createElement, type ReactNode, useContext, useMemo } from 'react'
import type { Language } from './format.ts'

/** Flat texts of one language: `'module.what': 'Có {n} việc'`. */
export type Texts = Readonly<Record<string, string>>

/** A module's texts in both languages; both hold the same keys. */
export type Messages = Readonly<Record<Language, Texts>>

/** What fills the `{name}` places of a text. */
export type Fillings = Readonly<Record<string, string | number>>

/** Turns a key into the reader's sentence. */
export type Translate = (key: string, fillings?: Fillings) => string

/** Joins the texts of all modules in one language. A key that two of them claim is a mistake and throws. */
export function joinTexts(parts: readonly Texts[]): Texts {
  const joined: Record<string, string> = {}
  for (const part of parts)
    for (const [key, text] of Object.entries(part)) {
      if (key in joined) throw new Error(`two catalogues hold ${key}`)
      joined[key] = text
    }
  return joined
}

/** Fills `{name}` places; a place without a filling stays visible, so that it is noticed. */
export function fillText(text: string, fillings: Fillings = {}): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => String(fillings[name] ?? place))
}

/** A translator over the texts of one language; a missing text shows its key. */
export function translator(texts: Texts): Translate {
  return (key, fillings) => fillText(texts[key] ?? key, fillings)
}

interface TextState {
  texts: Texts
  language: Language
  setLanguage: (language: Language) => void
}

const TextContext = createContext<TextState>({
  texts: {},
  language: 'vi',
  setLanguage: () => undefined,
})

/** Gives the pages below it their texts and their language. */
export function TextProvider(props: TextState & { children: ReactNode }) {
  const { texts, language, setLanguage } = props
  const state = useMemo(() => ({ texts, language, setLanguage }), [texts, language, setLanguage])
  return createElement(TextContext, { value: state }, props.children)
}

/** `const t = useText()`, then `t('ui.close')`. */
export function useText(): Translate {
  const { texts } = useContext(TextContext)
  return useMemo(() => translator(texts), [texts])
}

/** The language in use and how to change it. */
export function useLanguage(): Pick<TextState, 'language' | 'setLanguage'> {
  return useContext(TextContext)
}

/** Whether a text exists, for labels of codes that may be newer than the page. */
export function useHasText(): (key: string) => boolean {
  const { texts } = useContext(TextContext)
  return (key) => key in texts
}
