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

/** Joins the catalogues of all modules. A key that two of them claim is a mistake and throws. */
export function joinMessages(catalogues: readonly Messages[]): Messages {
  const joined: Record<Language, Record<string, string>> = { vi: {}, en: {} }
  for (const catalogue of catalogues)
    for (const language of ['vi', 'en'] as const)
      for (const [key, text] of Object.entries(catalogue[language])) {
        if (key in joined[language]) throw new Error(`two catalogues hold ${key}`)
        joined[language][key] = text
      }
  return joined
}

/** Fills `{name}` places; a place without a filling stays visible, so that it is noticed. */
export function fillText(text: string, fillings: Fillings = {}): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => String(fillings[name] ?? place))
}

/** A translator for one language; a missing text shows its key. */
export function translator(messages: Messages, language: Language): Translate {
  const texts = messages[language]
  return (key, fillings) => fillText(texts[key] ?? key, fillings)
}

interface TextState {
  messages: Messages
  language: Language
  setLanguage: (language: Language) => void
}

const TextContext = createContext<TextState>({
  messages: { vi: {}, en: {} },
  language: 'vi',
  setLanguage: () => undefined,
})

/** Gives the pages below it their texts and their language. */
export function TextProvider(props: TextState & { children: ReactNode }) {
  const { messages, language, setLanguage } = props
  const state = useMemo(() => ({ messages, language, setLanguage }), [messages, language, setLanguage])
  return createElement(TextContext, { value: state }, props.children)
}

/** `const t = useText()`, then `t('hotline.kind.inbound_call')`. */
export function useText(): Translate {
  const { messages, language } = useContext(TextContext)
  return useMemo(() => translator(messages, language), [messages, language])
}

/** The language in use and how to change it. */
export function useLanguage(): Pick<TextState, 'language' | 'setLanguage'> {
  return useContext(TextContext)
}

/** Whether a text exists, for labels of codes that may be newer than the page. */
export function useHasText(): (key: string) => boolean {
  const { messages, language } = useContext(TextContext)
  return (key) => key in messages[language]
}
