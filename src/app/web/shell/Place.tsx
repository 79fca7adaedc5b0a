import { formatNumber } from '#ui/format.ts'
import { PageLink } from '#ui/links.tsx'
import { useText } from '#ui/text.ts'
import type { NavPage } from '../nav.ts'
import classes from './Shell.module.css'

const noCount = () => undefined

/** One place of the side list: icon, word, my own open work. */
export function Place({
  page,
  isCurrent,
  className,
  onClick,
}: {
  page: NavPage
  isCurrent: boolean
  className?: string | undefined
  onClick?: () => void
}) {
  const t = useText()
  // A page either always or never brings this hook, so the order of hooks holds.
  const useCount = page.nav.useCount ?? noCount
  const count = useCount()
  const Shape = page.nav.icon
  return (
    <PageLink to={page.path} className={className ?? classes.place} isCurrent={isCurrent} onClick={onClick}>
      <Shape size={22} stroke={1.75} aria-hidden />
      <span className={classes.label}>{t(page.nav.labelKey)}</span>
      {count !== undefined && count > 0 && (
        <span className={`${classes.count} figures`}>
          {formatNumber(count)}
          <span className="unseen"> {t('app.nav.open_work')}</span>
        </span>
      )}
    </PageLink>
  )
}
