import { useAct } from '#ui/api.ts'
import { Badge } from '#ui/Badge.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { formatDay } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { SelectField } from '#ui/SelectField.tsx'
import { Section } from '#ui/Sheet.tsx'
import { useText } from '#ui/text.ts'
import { traceStates } from '../recourse.codes.ts'
import { markTraceContract } from '../recourse.contract.ts'
import classes from './Recourse.module.css'
import type { SectionProps } from './RecourseTab.tsx'
import { useItemWords } from './use-marks.ts'

/** Where a phone, an account or an app could tell where she is. */
export function TraceSection({ caseId, view, mayBegin }: SectionProps) {
  const t = useText()
  const wordsOf = useItemWords()
  const mark = useAct(markTraceContract)
  const left = view.trace_items.filter(
    (item) => !view.traces.some((trace) => trace.item === item.code),
  ).length
  return (
    <Section
      title={t('recourse.trace.title')}
      note={left > 0 ? t('recourse.trace.left', { n: left }) : t('recourse.trace.all_seen')}
    >
      <p className={classes.first}>{t('recourse.trace.first')}</p>
      <ErrorNote error={mark.error} />
      <ul className={layout.rows}>
        {view.trace_items.map((item) => {
          const trace = view.traces.find((each) => each.item === item.code)
          const { label, hint } = wordsOf(item)
          return (
            <li key={item.code}>
              <div className={layout.between}>
                <span>{label}</span>
                {mayBegin ? (
                  <div className={classes.choice}>
                    <SelectField
                      label={t('recourse.state')}
                      aria-label={t('recourse.state_of', { what: label })}
                      data={traceStates.map((value) => ({ value, label: t(`recourse.trace.${value}`) }))}
                      placeholder={t('recourse.trace.none')}
                      value={trace?.state ?? null}
                      onChange={(next) =>
                        next &&
                        mark.mutate({
                          params: { case_id: caseId, item: item.code },
                          body: {
                            version: trace?.version ?? null,
                            state: next as (typeof traceStates)[number],
                          },
                        })
                      }
                    />
                  </div>
                ) : (
                  <Badge>{t(`recourse.trace.${trace?.state ?? 'none'}`)}</Badge>
                )}
              </div>
              <span className={layout.quiet}>
                {[hint, trace && `${formatDay(trace.at)}, ${trace.by}`].filter(Boolean).join(' · ')}
              </span>
            </li>
          )
        })}
      </ul>
    </Section>
  )
}
