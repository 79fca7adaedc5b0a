import { listActivityCodesContract } from '#modules/activities/code.contract.ts'
import { useRead } from '#ui/api.ts'
import { useLanguage } from '#ui/text.ts'

/** Groups of people a policy reaches, with words in the reader's language; those that have ended are named and not offered. */
export function useGroups(on: string) {
  const { language } = useLanguage()
  const { data } = useRead(listActivityCodesContract, {}, { staleTime: 300_000 })
  const all = (data?.items ?? [])
    .filter((each) => each.list === 'recipient')
    .map((each) => ({ ...each, label: language === 'vi' ? each.title_vi : each.title_en }))
  return {
    named: (code: string) => all.find((each) => each.code === code)?.label ?? code,
    choices: all
      .filter((each) => each.valid_from <= on && (each.valid_until === null || each.valid_until > on))
      .map((each) => ({ value: each.code, label: each.label })),
  }
}
