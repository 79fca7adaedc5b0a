import layout from '#ui/layout.module.css'
import { PageLink } from '#ui/links.tsx'
import { useMay } from '#ui/me.ts'
import { useText } from '#ui/text.ts'
import classes from './Campaigns.module.css'
import { useThemes } from './use-themes.ts'

/** The theme of a year; or that nobody has entered it yet, and where to. */
export function MissingTheme({ campaign, year }: { campaign: string; year: number }) {
  const t = useText()
  const may = useMay()
  const themes = useThemes()
  if (!themes.isThere) return null
  const theme = themes.themeOf(campaign, year)
  const words = theme && themes.wordsOf(theme)
  if (words)
    return (
      <p className={layout.words}>
        <strong>{t('campaigns.theme_is', { year })}</strong> {words}
      </p>
    )
  return (
    <p className={classes.missing}>
      <strong>{t('campaigns.theme_missing', { year })}</strong> {t('campaigns.theme_missing_what')}{' '}
      {may('campaign.themes') && (
        <PageLink to="/campaigns/themes" search={{ campaign, year: String(year) }}>
          {t('campaigns.theme_enter')}
        </PageLink>
      )}
    </p>
  )
}
