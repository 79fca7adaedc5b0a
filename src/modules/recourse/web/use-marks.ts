import { useLanguage } from '#ui/text.ts'
import type { Item } from '../recourse.shapes.ts'

/** The words of an editable list row in the reader's language. */
export function useItemWords(): (item: Pick<Item, 'label_vi' | 'label_en'> & Partial<Item>) => {
  label: string
  hint: string | null
} {
  const { language } = useLanguage()
  return (item) =>
    language === 'vi'
      ? { label: item.label_vi, hint: item.hint_vi ?? null }
      : { label: item.label_en, hint: item.hint_en ?? null }
}
