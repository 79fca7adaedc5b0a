import { useLanguage } from '#ui/text.ts'

/** The name of a duty in the reader's language; duties are data, so their names are not in the catalogue. */
export function useDutyName(): (duty: { name_vi: string; name_en: string }) => string {
  const { language } = useLanguage()
  return (duty) => (language === 'en' ? duty.name_en : duty.name_vi)
}
