import { Button } from '@mantine/core'
import { useState } from 'react'
import { useAct } from '#ui/api.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { formatDay, formatNumber } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { Section } from '#ui/Sheet.tsx'
import { useText } from '#ui/text.ts'
import { withdrawFundContract } from '../support.contract.ts'
import type { PartProps } from './FilePage.tsx'
import classes from './Initiatives.module.css'
import { OutcomeDialog } from './money-dialogs.tsx'

/** Livelihood support with what became of it, and what pays for the initiative. */
export function MoneySections({ file, ask }: PartProps) {
  const t = useText()
  const [telling, setTelling] = useState<string>()
  const withdraw = useAct(withdrawFundContract)
  const isOpen = file.may_keep && file.stage !== 'closed'
  const sum = file.funds.reduce((all, fund) => all + fund.amount_vnd, 0)
  return (
    <>
      <Section title={t('initiatives.livelihood.title')} note={t('initiatives.livelihood.note')}>
        {file.livelihood.length === 0 && <p className={layout.quiet}>{t('initiatives.livelihood.none')}</p>}
        <ul className={classes.rows}>
          {file.livelihood.map((row) => (
            <li key={row.id}>
              <span>
                <strong>{t(`initiatives.support.${row.kind}`)}</strong> {t(`initiatives.group.${row.group}`)}{' '}
                <span className="figures">
                  {t('initiatives.livelihood.people', { total: row.total, women: row.women })}
                </span>
                <span className={layout.quiet}>
                  {' '}
                  {formatDay(row.on_day)}
                  {row.amount_vnd !== null && ` · ${formatNumber(row.amount_vnd)} ₫`}
                  {row.outcome_on &&
                    ` · ${t('initiatives.outcome.said', { still: row.still_going ?? 0, total: row.total, day: formatDay(row.outcome_on) })}`}
                </span>
              </span>
              {isOpen && (
                <Button variant="subtle" onClick={() => setTelling(row.id)}>
                  {t('initiatives.outcome.act')}
                </Button>
              )}
            </li>
          ))}
        </ul>
        {isOpen && (
          <div className={layout.acts}>
            <Button variant="default" onClick={() => ask('livelihood')}>
              {t('initiatives.livelihood.act')}
            </Button>
          </div>
        )}
      </Section>
      <Section title={t('initiatives.fund.title')} note={sum > 0 ? `${formatNumber(sum)} ₫` : undefined}>
        {file.funds.length === 0 && <p className={layout.quiet}>{t('initiatives.fund.none')}</p>}
        <ul className={classes.rows}>
          {file.funds.map((fund) => (
            <li key={fund.id}>
              <span>
                <strong className="figures">{formatNumber(fund.amount_vnd)} ₫</strong>{' '}
                {t(`initiatives.fund.${fund.source}`)}
                <span className={layout.quiet}>
                  {' '}
                  {[fund.sponsor, formatDay(fund.on_day)].filter(Boolean).join(' · ')}
                </span>
              </span>
              {file.may_keep && (
                <Button
                  variant="subtle"
                  color="gray"
                  aria-disabled={withdraw.isPending}
                  onClick={() =>
                    withdraw.mutate({
                      params: { initiative_id: file.id, fund_id: fund.id },
                      body: { version: fund.version },
                    })
                  }
                >
                  {t('initiatives.withdraw')}
                </Button>
              )}
            </li>
          ))}
        </ul>
        <ErrorNote error={withdraw.error} />
        {isOpen && (
          <div className={layout.acts}>
            <Button variant="default" onClick={() => ask('fund')}>
              {t('initiatives.fund.act')}
            </Button>
          </div>
        )}
      </Section>
      {telling && <OutcomeDialog file={file} support={telling} onClose={() => setTelling(undefined)} />}
    </>
  )
}
