import { Button } from '@mantine/core'
import { useState } from 'react'
import { useAct } from '#ui/api.ts'
import { Badge } from '#ui/Badge.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { TextField } from '#ui/fields.tsx'
import { dayKey, formatDay } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { PageLink } from '#ui/links.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { Section } from '#ui/Sheet.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { useText } from '#ui/text.ts'
import { addPaperContract, movePaperContract } from '../paper.contract.ts'
import { paperKinds } from '../recourse.codes.ts'
import { movesOf, paperLife } from '../recourse.life.ts'
import classes from './Recourse.module.css'
import type { SectionProps } from './RecourseTab.tsx'

/** Papers to be got, and a child's change of school of which the old school learns nothing. */
export function PaperSection({ caseId, view, mayAct, mayBegin }: SectionProps) {
  const t = useText()
  const [isAsked, setAsked] = useState(false)
  const move = useAct(movePaperContract)
  const childAt = (id: string | null) => view.children.findIndex((child) => child.id === id)
  return (
    <Section title={t('recourse.paper.title')} note={t('recourse.paper.note')}>
      {view.papers.length === 0 && <p className={layout.quiet}>{t('recourse.paper.none')}</p>}
      <ErrorNote error={move.error} />
      <ul className={layout.rows}>
        {view.papers.map((paper) => (
          <li key={paper.id}>
            <div className={layout.between}>
              <strong>
                {t(`recourse.paper_kind.${paper.kind}`)}
                {childAt(paper.person_id) >= 0 &&
                  ` · ${t('recourse.paper.child', { n: childAt(paper.person_id) + 1 })}`}
              </strong>
              <Badge tone={paper.state === 'got' ? 'ok' : paper.state === 'dropped' ? 'neutral' : 'act'}>
                {t(`recourse.paper.${paper.state}`)}
              </Badge>
            </div>
            <span className={layout.quiet}>
              {[formatDay(paper.moved_on), paper.who].filter(Boolean).join(' · ')}
            </span>
            {paper.need && (
              <p className={layout.words}>
                {t('recourse.paper.need_told')} {paper.need}{' '}
                <PageLink to="/cases/$id/school-need/$paper" params={{ id: caseId, paper: paper.id }}>
                  {t('recourse.paper.print_need')}
                </PageLink>
              </p>
            )}
            {mayAct && (
              <div className={layout.acts}>
                {movesOf(paperLife, paper.state).map((each) => (
                  <Button
                    key={each}
                    size="sm"
                    variant="default"
                    aria-disabled={move.isPending}
                    onClick={() =>
                      !move.isPending &&
                      move.mutate({
                        params: { case_id: caseId, paper_id: paper.id },
                        body: { version: paper.version, move: each, on: dayKey(new Date()) },
                      })
                    }
                  >
                    {t(`recourse.paper_move.${each}`)}
                  </Button>
                ))}
              </div>
            )}
          </li>
        ))}
      </ul>
      {mayBegin && (
        <div className={classes.act}>
          <Button variant="default" onClick={() => setAsked(true)}>
            {t('recourse.paper.add')}
          </Button>
        </div>
      )}
      {isAsked && <AddDialog caseId={caseId} view={view} onClose={() => setAsked(false)} />}
    </Section>
  )
}

function AddDialog({
  caseId,
  view,
  onClose,
}: Pick<SectionProps, 'caseId' | 'view'> & { onClose: () => void }) {
  const t = useText()
  const [kind, setKind] = useState<(typeof paperKinds)[number] | null>(null)
  const [person, setPerson] = useState<string | null>(null)
  const [who, setWho] = useState('')
  const [need, setNeed] = useState('')
  const [isTried, setTried] = useState(false)
  const add = useAct(addPaperContract, { onDone: onClose })
  const isSchool = kind === 'school_transfer'
  const send = () => {
    setTried(true)
    if (!kind || (isSchool && !person)) return
    add.mutate({
      params: { case_id: caseId },
      body: {
        kind,
        ...(person ? { person_id: person } : {}),
        ...(who.trim() ? { who } : {}),
        ...(need.trim() ? { need } : {}),
      },
    })
  }
  return (
    <FormDialog
      title={t('recourse.paper.add')}
      actLabel={t('recourse.paper.add')}
      isBusy={add.isPending}
      error={add.error}
      onAct={send}
      onClose={onClose}
    >
      <SelectField
        label={t('recourse.paper.kind')}
        data={paperKinds.map((value) => ({ value, label: t(`recourse.paper_kind.${value}`) }))}
        value={kind}
        onChange={(next) => setKind(next as typeof kind)}
        error={isTried && !kind ? t('recourse.missing.choice') : undefined}
      />
      {view.children.length > 0 && (
        <SelectField
          label={t('recourse.paper.of_child')}
          optional={!isSchool}
          data={view.children.map((child, at) => ({
            value: child.id,
            label: t(child.age_years === null ? 'recourse.paper.child' : 'recourse.paper.child_aged', {
              n: at + 1,
              age: child.age_years ?? '',
            }),
          }))}
          value={person}
          onChange={setPerson}
          error={isTried && isSchool && !person ? t('recourse.missing.choice') : undefined}
        />
      )}
      {isSchool && view.children.length === 0 && (
        <p className={layout.quiet}>{t('recourse.paper.no_child')}</p>
      )}
      <TextField
        label={t('recourse.paper.who')}
        optional
        maxLength={200}
        value={who}
        onChange={(event) => setWho(event.currentTarget.value)}
      />
      {isSchool && (
        <>
          <p className={classes.first}>{t('recourse.paper.no_trace')}</p>
          <TextArea
            label={t('recourse.paper.need')}
            description={t('recourse.paper.need_note')}
            optional
            maxLength={4000}
            value={need}
            onChange={(event) => setNeed(event.currentTarget.value)}
          />
        </>
      )}
    </FormDialog>
  )
}
