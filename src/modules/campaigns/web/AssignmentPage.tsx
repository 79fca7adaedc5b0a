import { Button } from '@mantine/core'
import { useState } from 'react'
import { LinkedActivities } from '#modules/activities/web/linked.part.tsx'
import { useAct, useRead } from '#ui/api.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { TextField } from '#ui/fields.tsx'
import { formatDay, formatNumber } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { PageLink, useParam } from '#ui/links.tsx'
import { useMay } from '#ui/me.ts'
import { Page } from '#ui/Page.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { Columns, Section, Sheet } from '#ui/Sheet.tsx'
import { PageSkeleton } from '#ui/Skeletons.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { useText } from '#ui/text.ts'
import { type Move, movesOf } from '../assignment.life.ts'
import { type Reason, reasons } from '../campaign.codes.ts'
import {
  type AssignmentView,
  linkActivityContract,
  moveAssignmentContract,
  readAssignmentContract,
  unlinkActivityContract,
} from '../task.contract.ts'
import classes from './Campaigns.module.css'
import { StandingBadge } from './StandingBadge.tsx'
import { useThemes } from './use-themes.ts'

/** What one owner owes: how it stands, what counts for it, what could. */
export default function AssignmentPage() {
  const t = useText()
  const may = useMay()
  const id = useParam('id')
  const themes = useThemes()
  const read = useRead(readAssignmentContract, { params: { assignment_id: id } })
  const view = read.data
  if (!view)
    return read.error ? (
      <Page title={t('campaigns.task.title')}>
        <ErrorNote error={read.error} onRetry={() => void read.refetch()} />
      </Page>
    ) : (
      <PageSkeleton />
    )
  const works = view.mine && !view.closed && may('campaign.work')
  return (
    <Page
      title={view.task}
      scope={view.owner}
      opening={
        <>
          <StandingBadge line={view} />{' '}
          <PageLink to="/campaigns/$id" params={{ id: view.plan_id }}>
            {themes.nameOf(view.campaign)} {view.plan_year}
          </PageLink>
        </>
      }
    >
      {view.instead && (
        <p>
          <strong>{t('campaigns.task.instead')}</strong> {view.instead}
        </p>
      )}
      <Columns>
        <Sheet>
          {works && <Acts view={view} />}
          {view.unit !== 'result' && <Counting view={view} works={works} />}
        </Sheet>
        <Sheet>
          <Section title={t('campaigns.task.facts')}>
            <dl className={classes.facts}>
              <dt>{t('campaigns.field.theme')}</dt>
              <dd>{t(`campaigns.theme.${view.theme}`)}</dd>
              <dt>{t('campaigns.field.due_on')}</dt>
              <dd className="figures">{formatDay(view.due_on)}</dd>
              {view.unit !== 'result' && (
                <>
                  <dt>{t('campaigns.task.counted')}</dt>
                  <dd className="figures">
                    {formatNumber(view.counted)}/{formatNumber(view.target)}{' '}
                    {t(`campaigns.unit.${view.unit}`).toLowerCase()}
                  </dd>
                </>
              )}
              {view.evidence && (
                <>
                  <dt>{t('campaigns.field.evidence')}</dt>
                  <dd>{view.evidence}</dd>
                </>
              )}
              {view.reason && (
                <>
                  <dt>{t('campaigns.field.reason')}</dt>
                  <dd>{t(`campaigns.reason.${view.reason}`)}</dd>
                </>
              )}
              {view.note && (
                <>
                  <dt>{t('campaigns.field.note')}</dt>
                  <dd className={layout.words}>{view.note}</dd>
                </>
              )}
              {view.nudged_on && (
                <>
                  <dt>{t('campaigns.nudge.on')}</dt>
                  <dd className="figures">{formatDay(view.nudged_on)}</dd>
                </>
              )}
            </dl>
          </Section>
        </Sheet>
      </Columns>
    </Page>
  )
}

/** What can be said of it now. */
function Acts({ view }: { view: AssignmentView }) {
  const t = useText()
  const [asked, ask] = useState<'confirm' | 'miss' | 'change'>()
  const act = useAct(moveAssignmentContract)
  const move = (next: Move) =>
    next === 'confirm' || next === 'miss' || next === 'change'
      ? ask(next)
      : act.mutate({ params: { assignment_id: view.id }, body: { version: view.version, move: next } })
  return (
    <Section title={t('campaigns.task.say')} note={t('campaigns.task.say_note')}>
      <ErrorNote error={act.error} />
      <div className={classes.acts}>
        {movesOf(view.state).map((next) => (
          <Button
            key={next}
            variant={next === 'confirm' ? 'filled' : 'default'}
            aria-disabled={act.isPending}
            onClick={() => move(next)}
          >
            {t(`campaigns.move.${next}`)}
          </Button>
        ))}
      </div>
      {asked && <SayDialog view={view} move={asked} onClose={() => ask(undefined)} />}
    </Section>
  )
}

interface SayProps {
  view: AssignmentView
  move: 'confirm' | 'miss' | 'change'
  onClose: () => void
}

function SayDialog({ view, move, onClose }: SayProps) {
  const t = useText()
  const [evidence, setEvidence] = useState('')
  const [reason, setReason] = useState<Reason>('other')
  const [note, setNote] = useState('')
  const act = useAct(moveAssignmentContract, { onDone: onClose })
  return (
    <FormDialog
      title={t(`campaigns.move.${move}`)}
      actLabel={t(`campaigns.move.${move}`)}
      isBusy={act.isPending}
      error={act.error}
      onClose={onClose}
      onAct={() =>
        act.mutate({
          params: { assignment_id: view.id },
          body: {
            version: view.version,
            move,
            ...(move === 'confirm' ? { evidence } : { reason }),
            ...(note.trim() ? { note } : {}),
          },
        })
      }
    >
      {move === 'confirm' ? (
        <TextField
          label={t('campaigns.field.evidence')}
          description={t('campaigns.field.evidence_hint')}
          maxLength={500}
          value={evidence}
          onChange={(event) => setEvidence(event.currentTarget.value)}
        />
      ) : (
        <SelectField
          label={t('campaigns.field.reason')}
          data={reasons.map((value) => ({ value, label: t(`campaigns.reason.${value}`) }))}
          value={reason}
          onChange={(next) => setReason(reasons.find((each) => each === next) ?? 'other')}
        />
      )}
      <TextArea
        label={t('campaigns.field.note')}
        optional
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </FormDialog>
  )
}

function Counting({ view, works }: { view: AssignmentView; works: boolean }) {
  const t = useText()
  const params = { assignment_id: view.id }
  const link = useAct(linkActivityContract)
  const unlink = useAct(unlinkActivityContract)
  return (
    <>
      <Section title={t('campaigns.task.counts')} note={t('campaigns.task.counts_note')}>
        <ErrorNote error={unlink.error} />
        {view.activities.length === 0 && (
          <p>
            {t('campaigns.task.counts_none')}{' '}
            {works && <PageLink to="/activities/new">{t('campaigns.task.record')}</PageLink>}
          </p>
        )}
        <LinkedActivities
          notHeld={t('campaigns.task.not_held')}
          lines={view.activities}
          act={
            works
              ? {
                  label: t('campaigns.task.unlink'),
                  run: (activity_id) => unlink.mutate({ params: { ...params, activity_id } }),
                }
              : undefined
          }
        />
      </Section>
      {works && view.offered.length > 0 && (
        <Section title={t('campaigns.task.offered')}>
          <ErrorNote error={link.error} />
          <LinkedActivities
            notHeld={t('campaigns.task.not_held')}
            lines={view.offered}
            act={{
              label: t('campaigns.task.link'),
              run: (activity_id) => link.mutate({ params, body: { activity_id } }),
            }}
          />
        </Section>
      )}
    </>
  )
}
