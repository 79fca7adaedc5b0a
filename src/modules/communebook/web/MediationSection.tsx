import { Button } from '@mantine/core'
import { listTextsContract } from '#modules/law/law.contract.ts'
import { useRead } from '#ui/api.ts'
import { Badge } from '#ui/Badge.tsx'
import layout from '#ui/layout.module.css'
import { Section } from '#ui/Sheet.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import type { IncidentView } from '../incident.contract.ts'
import classes from './Book.module.css'

/** Whether somebody pressed for mediation, and the words with which it can be refused. */
export function MediationSection({ file, onAsk }: { file: IncidentView; onAsk: () => void }) {
  const t = useText()
  const { language } = useLanguage()
  const pressed = file.mediation === 'asked' || file.mediation === 'forced'
  const texts = useRead(
    listTextsContract,
    { query: { keys: 'book.mediation_refusal', lang: language } },
    { enabled: pressed, staleTime: Number.POSITIVE_INFINITY },
  )
  const refusal = texts.data?.items[0]
  return (
    <Section title={t('book.column.mediation')}>
      <p>
        {t(`book.mediation.${file.mediation}`)}
        {file.mediation_by && ` – ${t(`book.mediator.${file.mediation_by}`)}`}
      </p>
      {pressed && (file.danger_now || file.crime_signs) && <p>{t('book.mediation.never')}</p>}
      {refusal && (
        <>
          <p className={`${layout.words} ${classes.quote}`}>{refusal.body}</p>
          <p className={layout.quiet}>
            {refusal.review_state === 'draft' && <Badge tone="warn">{t('book.draft_text')}</Badge>}{' '}
            {refusal.source}
          </p>
        </>
      )}
      {file.status !== 'closed' && (
        <div className={layout.acts}>
          <Button variant="default" onClick={onAsk}>
            {t('book.mediation.act')}
          </Button>
        </div>
      )}
    </Section>
  )
}
