import { Button } from '@mantine/core'
import { useState } from 'react'
import { useAct, usePages, useRead } from '#ui/api.ts'
import { DataList } from '#ui/DataList.tsx'
import { DateField } from '#ui/DateField.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { FieldPair, TextField } from '#ui/fields.tsx'
import { formatDay } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { useParam } from '#ui/links.tsx'
import { Page } from '#ui/Page.tsx'
import { Section, Sheet } from '#ui/Sheet.tsx'
import { TextSkeleton } from '#ui/Skeletons.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import { changeRoundContract, type Round, readRoundContract } from '../round.contract.ts'
import { listVisitsContract } from '../visit.contract.ts'
import { visitColumns } from './columns.tsx'
import classes from './Inspections.module.css'
import { PlanVisitDialog } from './PlanVisitDialog.tsx'
import { type Member, TeamEntry, teamBody } from './TeamEntry.tsx'

/** One round: decision, team, and the visits of its schedule. */
export default function RoundPage() {
  const id = useParam('id')
  const t = useText()
  const { language } = useLanguage()
  const round = useRead(readRoundContract, { params: { round_id: id } })
  const visits = usePages(listVisitsContract, { query: { round_id: id } })
  const [asked, setAsked] = useState<'visit' | 'frame'>()
  if (!round.data)
    return (
      <Page title={t('inspections.round.title')}>
        {round.error ? (
          <ErrorNote error={round.error} onRetry={() => void round.refetch()} />
        ) : (
          <TextSkeleton />
        )}
      </Page>
    )
  const { title, kind, decision, focus, from_on, until_on, members, mine, leads, agency_name } = round.data
  return (
    <Page
      title={title}
      scope={t(`inspections.kind.${kind}`)}
      opening={[agency_name, decision, `${formatDay(from_on)} – ${formatDay(until_on)}`]
        .filter(Boolean)
        .join(' · ')}
      actions={
        <>
          {leads && (
            <Button variant="default" onClick={() => setAsked('frame')}>
              {t('inspections.round.change')}
            </Button>
          )}
          {mine && <Button onClick={() => setAsked('visit')}>{t('inspections.visit.plan')}</Button>}
        </>
      }
    >
      <Sheet>
        <Section title={t('inspections.schedule')}>
          <DataList
            label={t('inspections.schedule')}
            columns={visitColumns(t, language)}
            pages={visits}
            rowKey={(line) => line.id}
            rowGoal={(line) => ({ to: '/inspections/$id', params: { id: line.id } })}
            empty={{ sentence: t('inspections.schedule.none'), next: t('inspections.schedule.none_next') }}
          />
        </Section>
        <Section title={t('inspections.team')}>
          {focus && <p className={layout.words}>{focus}</p>}
          {members.length === 0 && <p className={layout.quiet}>{t('inspections.team.none')}</p>}
          <ul className={classes.rows}>
            {members.map((member) => (
              <li key={`${member.body} ${member.name} ${member.part}`}>
                {[member.name, member.body].filter(Boolean).join(', ')}
                <span className={layout.quiet}>{t(`inspections.part.${member.part}`)}</span>
              </li>
            ))}
          </ul>
        </Section>
      </Sheet>
      {asked === 'visit' && <PlanVisitDialog round={round.data} onClose={() => setAsked(undefined)} />}
      {asked === 'frame' && <FrameDialog round={round.data} onClose={() => setAsked(undefined)} />}
    </Page>
  )
}

function FrameDialog({ round, onClose }: { round: Round; onClose: () => void }) {
  const t = useText()
  const [title, setTitle] = useState(round.title)
  const [decision, setDecision] = useState(round.decision ?? '')
  const [focus, setFocus] = useState(round.focus ?? '')
  const [from, setFrom] = useState<string | null>(round.from_on)
  const [until, setUntil] = useState<string | null>(round.until_on)
  const [members, setMembers] = useState<Member[]>(
    round.members.map(({ agency_id, body, name, part }) => ({
      agency_id: agency_id ?? undefined,
      body,
      name: name ?? '',
      part,
    })),
  )
  const act = useAct(changeRoundContract, { onDone: onClose })
  return (
    <FormDialog
      title={t('inspections.round.change')}
      actLabel={t('inspections.save')}
      wide
      isBusy={act.isPending}
      error={act.error}
      onClose={onClose}
      missing={[
        title.trim().length < 3 && t('inspections.field.title'),
        round.kind === 'inspection' && !decision.trim() && t('inspections.field.decision'),
        !from && t('inspections.field.from_on'),
        !until && t('inspections.field.until_on'),
      ]}
      onAct={() => {
        if (from && until)
          act.mutate({
            params: { round_id: round.id },
            body: {
              version: round.version,
              title,
              ...(decision.trim() ? { decision } : {}),
              ...(focus.trim() ? { focus } : {}),
              from_on: from,
              until_on: until,
              members: teamBody(members),
            },
          })
      }}
    >
      <TextField
        label={t('inspections.field.title')}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <TextField
        label={t('inspections.field.decision')}
        optional={round.kind === 'assessment'}
        value={decision}
        onChange={(event) => setDecision(event.currentTarget.value)}
      />
      <FieldPair>
        <DateField label={t('inspections.field.from_on')} value={from} onChange={setFrom} />
        <DateField label={t('inspections.field.until_on')} value={until} onChange={setUntil} />
      </FieldPair>
      <TextArea
        label={t('inspections.field.focus')}
        optional
        value={focus}
        onChange={(event) => setFocus(event.currentTarget.value)}
      />
      <TeamEntry members={members} onChange={setMembers} />
    </FormDialog>
  )
}
