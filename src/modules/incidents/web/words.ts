import type { Language } from '#ui/format.ts'
import { codeWords } from '../incident-words.codes.ts'

export type CodeList = keyof (typeof codeWords)['vi']

/** What a code of a list is called; the code itself where the list does not have it. */
export function wordOf(list: CodeList, code: string, language: Language): string {
  return (codeWords[language][list] as Readonly<Record<string, string>>)[code] ?? code
}

/** Answers of a list, in its order. */
export function choicesIn<T extends string>(list: CodeList, codes: readonly T[], language: Language) {
  return codes.map((value) => ({ value, label: wordOf(list, value, language) }))
}
