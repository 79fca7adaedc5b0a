import { useRead } from '#ui/api.ts'
import { dayKey } from '#ui/format.ts'
import { useLanguage } from '#ui/text.ts'
import { listTopicsContract, type Topic } from '../topic.contract.ts'

/** Topics in the reader's language; ended ones are named and no longer offered, but where they stand already. */
export function useTopics() {
  const { language } = useLanguage()
  const { data } = useRead(listTopicsContract, {}, { staleTime: 300_000 })
  const items = data?.items ?? []
  const title = (topic: Topic) => (language === 'vi' ? topic.name_vi : topic.name_en)
  const today = dayKey(new Date())
  const choicesWith = (kept?: string) =>
    items
      .filter((topic) => topic.valid_until === null || topic.valid_until > today || topic.code === kept)
      .map((topic) => ({ value: topic.code, label: title(topic) }))
  return {
    named: (code: string | null) => {
      const found = items.find((topic) => topic.code === code)
      return found ? title(found) : (code ?? '')
    },
    choices: choicesWith(),
    choicesWith,
  }
}
