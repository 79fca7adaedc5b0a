import { Button } from '@mantine/core'
import { useState } from 'react'
import { instantOf, MomentField, typedNow } from '#modules/cases/web/fields.part.ts'
import { useAct } from '#ui/api.ts'
import { Badge } from '#ui/Badge.tsx'
import { useNow } from '#ui/clock.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { CheckField } from '#ui/fields.tsx'
import { formatWhen } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { SelectField } from '#ui/SelectField.tsx'
import { Section } from '#ui/Sheet.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { TimeLeft } from '#ui/TimeLeft.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import { windowEnds, windowState } from '../care.rule.ts'
import { careStates } from '../recourse.codes.ts'
import { beginCareContract, markCareContract } from '../recourse.contract.ts'
import type { Assault, Item } from '../recourse.shapes.ts'
import classes from './Recourse.module.css'
import type { SectionProps } from './RecourseTab.tsx'
import { useItemWords } from './use-marks.ts'

/** Care after a sexual assault: hours left first, then each offer. It waits for nobody. */
export function AssaultSection({
  caseId,
  view,
  mayBegin,
  isAsked,
  onAsk,
}: SectionProps & { isAsked: boolean; onAsk: (asked: boolean) => void }) {
  const t = useText()
  return (
    <Section title={t('recourse.assault.title')} note={t('recourse.assault.note')}>
      <p className={classes.first}>{t('recourse.assault.first')}</p>
      {view.assaults.length === 0 && <p className={layout.quiet}>{t('recourse.assault.none')}</p>}
      {view.assaults.map((assault) => (
        <AssaultCare
          key={assault.id}
          caseId={caseId}
          assault={assault}
          items={view.care_items}
          mayAct={mayBegin}
        />
      ))}
      {mayBegin && (
        <div className={classes.act}>
          <Button variant="default" onClick={() => onAsk(true)}>
            {t('recourse.assault.begin')}
          </Button>
        </div>
      )}
      {isAsked && <BeginDialog caseId={caseId} onClose={() => onAsk(false)} />}
    </Section>
  )
}

function AssaultCare({
  caseId,
  assault,
  items,
  mayAct,
}: {
  caseId: string
  assault: Assault
  items: readonly Item[]
  mayAct: boolean
}) {
  const t = useText()
  const now = new Date(useNow())
  const { language } = useLanguage()
  const wordsOf = useItemWords()
  const mark = useAct(markCareContract)
  const at = new Date(assault.assaulted_at)
  return (
    <>
      <p>
        <strong>
          {t(assault.estimated ? 'recourse.assault.at_estimated' : 'recourse.assault.at', {
            moment: formatWhen(at, now, language),
          })}
        </strong>
      </p>
      {assault.words && <p className={layout.words}>{assault.words}</p>}
      <ErrorNote error={mark.error} />
      <ul className={layout.rows}>
        {items.map((item) => {
          const step = assault.steps.find((each) => each.item === item.code)
          const ends = windowEnds(item, at)
          const state = windowState(item, at, now)
          const isSettled = step && ['done', 'declined', 'not_needed'].includes(step.state)
          const { label, hint } = wordsOf(item)
          return (
            <li key={item.code}>
              <div className={layout.between}>
                <span>
                  {label} {state === 'over' && !isSettled && <Badge>{t('recourse.assault.over')}</Badge>}
                </span>
                {mayAct ? (
                  <div className={classes.choice}>
                    <SelectField
                      label={t('recourse.state')}
                      aria-label={t('recourse.state_of', { what: label })}
                      data={careStates.map((value) => ({ value, label: t(`recourse.care.${value}`) }))}
                      placeholder={t('recourse.care.none')}
                      value={step?.state ?? null}
                      onChange={(next) =>
                        next &&
                        mark.mutate({
                          params: { case_id: caseId, care_id: assault.id, item: item.code },
                          body: {
                            version: step?.version ?? null,
                            state: next as (typeof careStates)[number],
                            at: new Date().toISOString(),
                          },
                        })
                      }
                    />
                  </div>
                ) : (
                  <Badge>{t(`recourse.care.${step?.state ?? 'none'}`)}</Badge>
                )}
              </div>
              {!isSettled && ends && state !== 'over' && (
                <TimeLeft
                  dueAt={ends}
                  startedAt={at}
                  limit={item.source.startsWith('QĐ') ? 'law' : 'internal'}
                />
              )}
              <span className={layout.quiet}>
                {[
                  hint,
                  item.source === 'practice' ? t('recourse.source.practice') : item.source,
                  step && `${formatWhen(step.at, now, language)}, ${step.by}`,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </li>
          )
        })}
      </ul>
    </>
  )
}

function BeginDialog({ caseId, onClose }: { caseId: string; onClose: () => void }) {
  const t = useText()
  const [moment, setMoment] = useState(() => typedNow())
  const [estimated, setEstimated] = useState(false)
  const [words, setWords] = useState('')
  const [isTried, setTried] = useState(false)
  const begin = useAct(beginCareContract, { onDone: onClose })
  const assaulted_at = instantOf(moment)
  const send = () => {
    setTried(true)
    if (!assaulted_at) return
    begin.mutate({
      params: { case_id: caseId },
      body: { assaulted_at, estimated, ...(words.trim() ? { words } : {}) },
    })
  }
  return (
    <FormDialog
      title={t('recourse.assault.begin')}
      actLabel={t('recourse.assault.begin')}
      isBusy={begin.isPending}
      error={begin.error}
      onAct={send}
      onClose={onClose}
    >
      <MomentField
        label={t('recourse.assault.when')}
        value={moment}
        onChange={setMoment}
        error={isTried && !assaulted_at ? t('recourse.missing.moment') : undefined}
      />
      <CheckField
        label={t('recourse.assault.estimated')}
        checked={estimated}
        onChange={(event) => setEstimated(event.currentTarget.checked)}
      />
      <TextArea
        label={t('recourse.words')}
        optional
        maxLength={4000}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
    </FormDialog>
  )
}
