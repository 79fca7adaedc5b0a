import { Button } from '@mantine/core'
import { useState } from 'react'
import { WithDraft } from '#modules/access/web/with-draft.part.tsx'
import { call, useAct, useRead } from '#ui/api.ts'
import { DateField } from '#ui/DateField.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { FileButton } from '#ui/FileButton.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { dayKey, formatDay } from '#ui/format.ts'
import { PageLink, useParam } from '#ui/links.tsx'
import { Page } from '#ui/Page.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { Sheet } from '#ui/Sheet.tsx'
import { TextSkeleton } from '#ui/Skeletons.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { useText } from '#ui/text.ts'
import { cancelReasons } from '../inspection.codes.ts'
import { nextVisitStatus } from '../inspection.life.ts'
import {
  moveVisitContract,
  printConclusionContract,
  readVisitContract,
  replanVisitContract,
  type Visit,
} from '../visit.contract.ts'
import { VisitBadge } from './columns.tsx'
import { ResultSections } from './ResultSections.tsx'
import { noVisit, VisitForm } from './VisitForm.tsx'

type Asked = 'conclude' | 'cancel' | 'replan'

/** One visit: while it is planned a form for the tablet, afterwards what was found and what became of it. */
export default function VisitPage() {
  const id = useParam('id')
  const t = useText()
  const [asked, setAsked] = useState<Asked>()
  const visit = useRead(readVisitContract, { params: { visit_id: id } })
  const move = useAct(moveVisitContract)
  if (!visit.data)
    return (
      <Page title={t('inspections.visit.title')}>
        {visit.error ? (
          <ErrorNote error={visit.error} onRetry={() => void visit.refetch()} />
        ) : (
          <TextSkeleton />
        )}
      </Page>
    )
  const { status, mine, unit_name, place_name, round_id, round_title, planned_on, version } = visit.data
  const send = (act: 'reopen' | 'restore') =>
    move.mutate({ params: { visit_id: id }, body: { version, move: act } })
  return (
    <Page
      title={unit_name}
      scope={place_name}
      opening={
        <>
          <VisitBadge visit={visit.data} t={t} /> {formatDay(visit.data.visited_on ?? planned_on)} ·{' '}
          <PageLink to="/inspection-rounds/$id" params={{ id: round_id }}>
            {round_title}
          </PageLink>
        </>
      }
      actions={
        <>
          {mine && status === 'planned' && (
            <>
              <Button variant="default" onClick={() => setAsked('replan')}>
                {t('inspections.visit.replan')}
              </Button>
              <Button variant="default" onClick={() => setAsked('cancel')}>
                {t('inspections.visit.cancel')}
              </Button>
            </>
          )}
          {mine && status === 'done' && (
            <Button variant="default" onClick={() => send('reopen')}>
              {t('inspections.visit.reopen')}
            </Button>
          )}
          {mine && nextVisitStatus(status, 'conclude') && (
            <Button onClick={() => setAsked('conclude')}>{t('inspections.visit.conclude')}</Button>
          )}
          {mine && status === 'cancelled' && (
            <Button onClick={() => send('restore')}>{t('inspections.visit.restore')}</Button>
          )}
          {(status === 'done' || status === 'concluded') && (
            <FileButton
              paper
              label={t('inspections.visit.paper')}
              fetchFile={() => call(printConclusionContract, { params: { visit_id: id } })}
            />
          )}
        </>
      }
    >
      <ErrorNote error={move.error} />
      {status === 'planned' && mine ? (
        <WithDraft form="inspection_visit" clientRef={id} empty={noVisit(dayKey(new Date()))}>
          {(kept) => <VisitForm visit={visit.data} kept={kept} />}
        </WithDraft>
      ) : (
        <Sheet>
          <ResultSections visit={visit.data} />
        </Sheet>
      )}
      {asked && <MoveDialog asked={asked} visit={visit.data} onClose={() => setAsked(undefined)} />}
    </Page>
  )
}

function MoveDialog({ asked, visit, onClose }: { asked: Asked; visit: Visit; onClose: () => void }) {
  const t = useText()
  const [on, setOn] = useState<string | null>(asked === 'replan' ? visit.planned_on : dayKey(new Date()))
  const [words, setWords] = useState('')
  const [why, setWhy] = useState<(typeof cancelReasons)[number]>('other')
  const move = useAct(moveVisitContract, { onDone: onClose })
  const replan = useAct(replanVisitContract, { onDone: onClose })
  const params = { visit_id: visit.id }
  const { version } = visit
  return (
    <FormDialog
      title={t(`inspections.visit.${asked}`)}
      actLabel={t('inspections.save')}
      isBusy={move.isPending || replan.isPending}
      missing={[
        asked !== 'cancel' &&
          !on &&
          t(asked === 'replan' ? 'inspections.column.planned_on' : 'inspections.visit.concluded_on'),
        asked === 'conclude' && words.trim().length < 3 && t('inspections.visit.conclusion'),
      ]}
      error={move.error ?? replan.error}
      onClose={onClose}
      onAct={() => {
        if (asked === 'cancel') move.mutate({ params, body: { version, move: 'cancel', why } })
        if (asked === 'replan' && on) replan.mutate({ params, body: { version, planned_on: on } })
        if (asked === 'conclude' && on && words.trim().length >= 3)
          move.mutate({ params, body: { version, move: 'conclude', on, conclusion: words } })
      }}
    >
      {asked === 'cancel' ? (
        <SelectField
          label={t('inspections.visit.why')}
          data={cancelReasons.map((value) => ({ value, label: t(`inspections.why.${value}`) }))}
          value={why}
          onChange={(next) => setWhy((next ?? 'other') as typeof why)}
        />
      ) : (
        <DateField
          label={t(asked === 'replan' ? 'inspections.column.planned_on' : 'inspections.visit.concluded_on')}
          value={on}
          onChange={setOn}
        />
      )}
      {asked === 'conclude' && (
        <TextArea
          label={t('inspections.visit.conclusion')}
          maxLength={4000}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
      )}
    </FormDialog>
  )
}
