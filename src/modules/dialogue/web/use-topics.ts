import { useRead } from '#ui/api.ts'
import { useLanguage } from '#ui/text.ts'
import { listTopicsContract } from '../dialogue.contract.ts'

/** Topics in the reader's language; ended ones are named and no longer offered. */
export function useTopics() {
  const { language } = useLanguage()
  const { data } = useRead(listTopicsContract, {}, { staleTime: 300_000 })
  const items = data?.items ?? []
  const title = (topic: (typeof items)[number]) => (language === 'vi' ? topic.name_vi : topic.name_en)
  return {
    named: (code: string | null) => {
      const found = items.find((topic) => topic.code === code)
      return found ? title(found) : (code ?? '')
    },
    choices: items
      .filter((topic) => topic.valid_until === null)
      .map((topic) => ({ value: topic.code, label: title(topic) })),
  }
}
