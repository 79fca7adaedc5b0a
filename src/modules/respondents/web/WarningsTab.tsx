import { useRead } from '#ui/api.ts'
import { Badge } from '#ui/Badge.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { formatDay } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { Section, Sheet } from '#ui/Sheet.tsx'
import { TextSkeleton } from '#ui/Skeletons.tsx'
import { useText } from '#ui/text.ts'
import { readWarningsContract } from '../respondent-link.contract.ts'

/** What protects her, from the other side: what and which day. Who saw it and where stays there. */
export default function WarningsTab({ id }: { id: string }) {
  const t = useText()
  const warnings = useRead(readWarningsContract, { params: { case_id: id } })
  const items = warnings.data?.items
  return (
    <Sheet>
      <Section
        title={t('respondents.warning.tab')}
        note={t('respondents.warning.tab_note')}
        danger={Boolean(items?.length)}
      >
        <ErrorNote error={warnings.error} onRetry={() => void warnings.refetch()} />
        {!items && !warnings.error && <TextSkeleton />}
        {items?.length === 0 && <p className={layout.quiet}>{t('respondents.warning.tab_none')}</p>}
        <ul className={layout.rows}>
          {items?.map((item) => (
            <li key={item.code} className={layout.between}>
              <Badge tone="danger">{t(`respondents.warning.${item.code}`)}</Badge>
              <span className={layout.quiet}>{formatDay(item.on_day)}</span>
            </li>
          ))}
        </ul>
        {items && items.length > 0 && <p>{t('respondents.warning.next')}</p>}
      </Section>
    </Sheet>
  )
}
