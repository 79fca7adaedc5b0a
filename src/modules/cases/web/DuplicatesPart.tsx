import { Button } from '@mantine/core'
import { useState } from 'react'
import type { ReplyOf } from '#kernel/contract.ts'
import { useAct, useRead } from '#ui/api.ts'
import { Badge } from '#ui/Badge.tsx'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { formatDay } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { PageLink } from '#ui/links.tsx'
import { Section, Sheet } from '#ui/Sheet.tsx'
import { TextSkeleton } from '#ui/Skeletons.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { useText } from '#ui/text.ts'
import { decideDuplicateContract, linkDecisions, listDuplicatesContract } from '../duplicate.contract.ts'
import classes from './Cases.module.css'

type Found = ReplyOf<typeof listDuplicatesContract>['persons'][number]
type Candidate = Found['candidates'][number]
type Decision = (typeof linkDecisions)[number]

/** "Có thể là cùng một người": proposed by number and day, decided by a person, opened by nobody. */
export default function DuplicatesPart({ id }: { id: string }) {
  const t = useText()
  const found = useRead(listDuplicatesContract, { params: { case_id: id } }, { staleTime: 5 * 60_000 })
  const [asked, setAsked] = useState<{ person: Found; candidate: Candidate }>()
  return (
    <Sheet>
      <Section title={t('cases.duplicates.title')} note={t('cases.duplicates.note')}>
        <ErrorNote error={found.error} onRetry={() => void found.refetch()} />
        {!found.data && !found.error && <TextSkeleton lines={3} />}
        {found.data?.persons.length === 0 && <p className={layout.quiet}>{t('cases.duplicates.none')}</p>}
        <ul className={classes.rows}>
          {found.data?.persons.map((person) => (
            <li key={person.person_id}>
              <p>
                <strong>{t(`cases.part.${person.part}`)}</strong>
              </p>
              {person.candidates.map((candidate) => (
                <p key={candidate.person_id} className={classes.between}>
                  <span>
                    <Badge tone={candidate.likeness === 'likely' ? 'warn' : 'neutral'}>
                      {t(`cases.duplicates.likeness.${candidate.likeness}`)}
                    </Badge>{' '}
                    <PageLink to="/cases/$id" params={{ id: candidate.case_id }}>
                      {candidate.code}
                    </PageLink>{' '}
                    · {t(`cases.status.${candidate.status}`)} · {formatDay(candidate.opened_at)} ·{' '}
                    {candidate.agency_name} ·{' '}
                    {candidate.shared.map((each) => t(`cases.duplicates.shared.${each}`)).join(', ')}
                    {candidate.decision && (
                      <span className={layout.quiet}>
                        {' '}
                        {t(`cases.duplicates.decision.${candidate.decision.value}`)} ({candidate.decision.by})
                      </span>
                    )}
                  </span>
                  <Button variant="default" size="sm" onClick={() => setAsked({ person, candidate })}>
                    {t(candidate.decision ? 'cases.duplicates.again' : 'cases.duplicates.decide')}
                    <span className="unseen"> {candidate.code}</span>
                  </Button>
                </p>
              ))}
              {person.unseen > 0 && (
                <p className={layout.quiet}>{t('cases.duplicates.unseen', { n: person.unseen })}</p>
              )}
            </li>
          ))}
        </ul>
      </Section>
      {asked && <DecideDialog caseId={id} {...asked} onClose={() => setAsked(undefined)} />}
    </Sheet>
  )
}

function DecideDialog(props: { caseId: string; person: Found; candidate: Candidate; onClose: () => void }) {
  const t = useText()
  const { candidate, person } = props
  const [decision, setDecision] = useState<Decision | undefined>(candidate.decision?.value)
  const [note, setNote] = useState(candidate.decision?.note ?? '')
  const [isTried, setTried] = useState(false)
  const decide = useAct(decideDuplicateContract, { onDone: props.onClose })
  return (
    <FormDialog
      title={t('cases.duplicates.of', { code: candidate.code })}
      actLabel={t('cases.duplicates.decide')}
      isBusy={decide.isPending}
      error={decide.error}
      onAct={() => {
        setTried(true)
        if (decision)
          decide.mutate({
            params: { case_id: props.caseId },
            body: {
              person_id: person.person_id,
              other_person_id: candidate.person_id,
              decision,
              version: candidate.decision?.version ?? null,
              ...(note.trim() ? { note } : {}),
            },
          })
      }}
      onClose={props.onClose}
    >
      <p>{t('cases.duplicates.means')}</p>
      <ChoiceKeys<Decision>
        label={t('cases.duplicates.title')}
        isLabelled
        choices={linkDecisions.map((value) => ({ value, label: t(`cases.duplicates.decision.${value}`) }))}
        chosen={decision ? [decision] : []}
        onChange={([next]) => setDecision(next)}
        columns={3}
        error={isTried && !decision ? t('cases.duplicates.missing') : undefined}
      />
      <TextArea
        label={t('cases.duplicates.why')}
        optional
        value={note}
        maxLength={1_000}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </FormDialog>
  )
}
