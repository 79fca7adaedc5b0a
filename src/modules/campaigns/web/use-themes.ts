import { useRead } from '#ui/api.ts'
import { useLanguage } from '#ui/text.ts'
import { listCampaignThemesContract } from '../theme.contract.ts'

/** Campaigns and the theme of each year, in the reader's language. */
export function useThemes() {
  const { language } = useLanguage()
  const { data, error, refetch } = useRead(listCampaignThemesContract, {}, { staleTime: 300_000 })
  const nameOf = (code: string) => {
    const found = data?.kinds.find((kind) => kind.code === code)
    return found ? (language === 'vi' ? found.name_vi : found.name_en) : code
  }
  return {
    isThere: data !== undefined,
    error,
    retry: () => void refetch(),
    kinds: data?.kinds ?? [],
    years: data?.years ?? [],
    nameOf,
    choices: (data?.kinds ?? []).map((kind) => ({ value: kind.code, label: nameOf(kind.code) })),
    themeOf: (campaign: string, year: number) =>
      data?.years.find((each) => each.campaign === campaign && each.year === year),
    wordsOf: (theme: { theme_vi: string | null; theme_en: string | null }) =>
      language === 'vi' ? theme.theme_vi : theme.theme_en,
  }
}
