import { Button } from '@mantine/core'
import { useState } from 'react'
import { useRead } from '#ui/api.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { formatDay } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { PageLink } from '#ui/links.tsx'
import { Section, Sheet } from '#ui/Sheet.tsx'
import { TextSkeleton } from '#ui/Skeletons.tsx'
import { useText } from '#ui/text.ts'
import type { Direction } from '../handover.codes.ts'
import { type HandoversView, readHandoversContract } from '../handover.contract.ts'
import { HandoverRow } from './HandoverRow.tsx'
import { PrepareDialog } from './PrepareDialog.tsx'

/** Who came from another body and who was handed on; whether somebody may go to family stands first. */
export default function HandoversTab({ id }: { id: string }) {
  const t = useText()
  const [asked, setAsked] = useState<Direction>()
  const view = useRead(readHandoversContract, { params: { case_id: id } })
  if (!view.data)
    return view.error ? (
      <ErrorNote error={view.error} onRetry={() => void view.refetch()} />
    ) : (
      <TextSkeleton lines={6} />
    )
  const { data } = view
  const mayBegin = data.works_on && data.open
  return (
    <Sheet>
      <CheckSection id={id} view={data} />
      <Section title={t('handovers.tab')} note={t('handovers.tab_note')}>
        {data.handovers.length === 0 && <p className={layout.quiet}>{t('handovers.tab_none')}</p>}
        <ul className={layout.rows}>
          {data.handovers.map((handover) => (
            <HandoverRow key={handover.id} caseId={id} handover={handover} view={data} />
          ))}
        </ul>
        {mayBegin && (
          <div className={layout.acts}>
            <Button onClick={() => setAsked('received')}>{t('handovers.receive')}</Button>
            <Button variant="default" onClick={() => setAsked('given')}>
              {t('handovers.give')}
            </Button>
          </div>
        )}
      </Section>
      {asked && (
        <PrepareDialog caseId={id} view={data} direction={asked} onClose={() => setAsked(undefined)} />
      )}
    </Sheet>
  )
}

/** The return check comes before everything: the family may be who sold her. */
function CheckSection({ id, view }: { id: string; view: HandoversView }) {
  const t = useText()
  const { answer, checked_at } = view.check
  return (
    <Section title={t('handovers.check.title')} danger={answer === 'danger'}>
      <p>
        {answer === 'danger' ? (
          <strong>{t('handovers.check.danger')}</strong>
        ) : (
          t(`handovers.check.${answer}`, { day: checked_at ? formatDay(checked_at) : '' })
        )}
      </p>
      {view.works_on && answer !== 'stands' && (
        <p>
          <PageLink to="/cases/$id" params={{ id }} search={{ tab: 'follow-ups' }}>
            {t('handovers.check.go')}
          </PageLink>
        </p>
      )}
    </Section>
  )
}
