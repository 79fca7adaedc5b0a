import { Button } from '@mantine/core'
import { useState } from 'react'
import { useAct } from '#ui/api.ts'
import { Badge } from '#ui/Badge.tsx'
import { type Column, DataList } from '#ui/DataList.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { formatDay, formatNumber, formatPercent } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { Section } from '#ui/Sheet.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import { type FindingLine, withdrawSanctionContract } from '../finding.contract.ts'
import { isUnfinished } from '../inspection.life.ts'
import type { Visit } from '../visit.contract.ts'
import { findingColumns } from './columns.tsx'
import { AddFindingDialog, MoveFindingDialog, SanctionDialog } from './FindingFields.tsx'
import classes from './Inspections.module.css'
import { PhotoList } from './PhotoEntry.tsx'

/** What was found at a visit, what has to be put right, how it was sanctioned. */
export function ResultSections({ visit }: { visit: Visit }) {
  const t = useText()
  const { language } = useLanguage()
  const [asked, setAsked] = useState<{ act: 'move' | 'sanction'; finding: FindingLine } | 'add'>()
  const withdraw = useAct(withdrawSanctionContract)
  const texts = new Map(
    visit.checklist.content.flatMap((section) =>
      section.questions.map((each) => [each.code, language === 'vi' ? each.text_vi : each.text_en]),
    ),
  )
  const acts: Column<FindingLine> = {
    key: 'acts',
    label: t('inspections.finding.move'),
    quiet: true,
    cell: (line) => (
      <span className={classes.acts}>
        {isUnfinished(line.status) && (line.mine || line.owned) && (
          <Button variant="default" onClick={() => setAsked({ act: 'move', finding: line })}>
            {t('inspections.finding.move')}
          </Button>
        )}
        {line.mine && line.status !== 'withdrawn' && (
          <Button variant="subtle" onClick={() => setAsked({ act: 'sanction', finding: line })}>
            {t('inspections.sanction.add')}
          </Button>
        )}
      </span>
    ),
  }
  const columns = [...findingColumns(t).filter((column) => column.key !== 'unit'), acts]
  return (
    <>
      {visit.percent !== null && (
        <Section title={t('inspections.result')}>
          <p>
            <Badge tone={visit.met ? 'ok' : 'warn'}>
              {t(visit.met ? 'inspections.met' : 'inspections.not_met')}
            </Badge>{' '}
            {formatPercent(visit.percent)} ·{' '}
            {t('inspections.visit.score', { points: visit.points ?? 0, possible: visit.possible ?? 0 })}
          </p>
          {visit.received_by && <p className={layout.quiet}>{visit.received_by}</p>}
          {visit.note && <p className={layout.words}>{visit.note}</p>}
          <ul className={classes.rows}>
            {visit.answers.map((each) => (
              <li key={each.question}>
                <span>
                  {texts.get(each.question) ?? each.question}
                  {each.note && <span className={layout.quiet}> {each.note}</span>}
                </span>
                <span>{t(`inspections.answer.${each.answer}`)}</span>
              </li>
            ))}
          </ul>
          <PhotoList visit={visit} files={visit.files} />
        </Section>
      )}
      {visit.cancelled_why && (
        <Section title={t('inspections.visit.why')}>
          <p>{t(`inspections.why.${visit.cancelled_why}`)}</p>
        </Section>
      )}
      <Section title={t('inspections.findings.here')}>
        <DataList
          label={t('inspections.findings.here')}
          columns={columns}
          rows={visit.findings}
          rowKey={(line) => line.id}
          empty={{ sentence: t('inspections.findings.none_here') }}
        />
        {visit.mine && visit.visited_on && (
          <div className={classes.acts}>
            <Button variant="default" onClick={() => setAsked('add')}>
              {t('inspections.finding.add')}
            </Button>
          </div>
        )}
      </Section>
      {visit.carried.length > 0 && (
        <Section title={t('inspections.visit.carried')}>
          <DataList
            label={t('inspections.visit.carried')}
            columns={columns}
            rows={visit.carried}
            rowKey={(line) => line.id}
            empty={{ sentence: t('inspections.findings.none') }}
          />
        </Section>
      )}
      {visit.sanctions.length > 0 && (
        <Section title={t('inspections.sanctions')}>
          <ul className={classes.rows}>
            {visit.sanctions.map((each) => (
              <li key={each.id}>
                <span>
                  {t(`inspections.sanction.${each.kind}`)}
                  {each.amount_vnd !== null && ` ${formatNumber(each.amount_vnd)} đ`}{' '}
                  <span className={layout.quiet}>
                    {each.decision} · {formatDay(each.on_day)}
                  </span>
                </span>
                {visit.mine && (
                  <Button
                    variant="subtle"
                    color="gray"
                    onClick={() =>
                      withdraw.mutate({
                        params: { finding_id: each.finding_id, sanction_id: each.id },
                        body: { version: each.version },
                      })
                    }
                  >
                    {t('inspections.sanction.withdraw')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
          <ErrorNote error={withdraw.error} />
        </Section>
      )}
      {visit.conclusion && (
        <Section
          title={t('inspections.visit.conclusion')}
          note={visit.concluded_on ? formatDay(visit.concluded_on) : undefined}
        >
          <p className={layout.words}>{visit.conclusion}</p>
        </Section>
      )}
      {asked === 'add' && <AddFindingDialog visitId={visit.id} onClose={() => setAsked(undefined)} />}
      {asked && asked !== 'add' && asked.act === 'move' && (
        <MoveFindingDialog finding={asked.finding} onClose={() => setAsked(undefined)} />
      )}
      {asked && asked !== 'add' && asked.act === 'sanction' && (
        <SanctionDialog finding={asked.finding} onClose={() => setAsked(undefined)} />
      )}
    </>
  )
}
