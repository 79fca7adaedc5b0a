import { useRead } from '#ui/api.ts'
import { useLanguage } from '#ui/text.ts'
import type { CodeList } from '../activity.codes.ts'
import { type ActivityCode, listActivityCodesContract } from '../code.contract.ts'

/** The lists, with words in the reader's language. Ended lines are named and no longer offered. */
export function useCodes() {
  const { language } = useLanguage()
  const { data, error, refetch } = useRead(listActivityCodesContract, {}, { staleTime: 300_000 })
  const title = (code: ActivityCode) => (language === 'vi' ? code.title_vi : code.title_en)
  const of = (list: CodeList) => data?.items.filter((each) => each.list === list) ?? []
  return {
    isThere: data !== undefined,
    error,
    retry: () => void refetch(),
    named: (list: CodeList, code: string) => {
      const found = of(list).find((each) => each.code === code)
      return found ? title(found) : code
    },
    familyOf: (kind: string) => of('kind').find((each) => each.code === kind)?.family ?? undefined,
    choices: (list: CodeList, on: string) =>
      of(list)
        .filter((each) => each.valid_from <= on && (each.valid_until === null || each.valid_until > on))
        .map((each) => ({ value: each.code, label: title(each) })),
  }
}
export type Codes = ReturnType<typeof useCodes>
