import { Button } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import type { ReplyOf } from '#kernel/contract.ts'
import { call } from '#ui/api.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { FileButton } from '#ui/FileButton.tsx'
import { formatClock, formatDay } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { useParam } from '#ui/links.tsx'
import { Page } from '#ui/Page.tsx'
import { Section, Sheet } from '#ui/Sheet.tsx'
import { useText } from '#ui/text.ts'
import { printReferralContract, sheetFileContract } from '../referral.contract.ts'
import { FieldsTold } from './FieldsTold.tsx'
import classes from './referrals.module.css'

type Paper = ReplyOf<typeof printReferralContract>

/** Phiếu chuyển gửi on A4: made on purpose, with what may be told at this moment; each making is recorded. */
export default function SheetPage() {
  const t = useText()
  const id = useParam('id')
  const [paper, setPaper] = useState<Paper>()
  const [error, setError] = useState<unknown>()
  const make = async () => {
    setError(undefined)
    await call(printReferralContract, { params: { referral_id: id } }).then(setPaper, setError)
  }
  return (
    <Page
      title={t('referrals.sheet')}
      scope={paper && <span className="figures">{paper.code}</span>}
      actions={
        paper && (
          <Button
            leftSection={<IconPrinter size={20} stroke={1.75} aria-hidden />}
            onClick={() => window.print()}
          >
            {t('referrals.paper.print')}
          </Button>
        )
      }
    >
      <Sheet>
        {paper ? (
          <PaperSheet paper={paper} />
        ) : (
          <Section title={t('referrals.paper.make_title')}>
            <p>{t('referrals.paper.make_means')}</p>
            <ErrorNote error={error} />
            <div className={classes.acts}>
              <Button onClick={() => void make()}>{t('referrals.paper.make')}</Button>
              <FileButton
                paper
                label={t('referrals.paper.word')}
                fetchFile={() => call(sheetFileContract, { params: { referral_id: id } })}
              />
            </div>
          </Section>
        )}
      </Sheet>
    </Page>
  )
}

function PaperSheet({ paper }: { paper: Paper }) {
  const t = useText()
  return (
    <div className={classes.paper}>
      <section>
        <h2>
          {t('referrals.sheet')} {paper.code}
        </h2>
        <p>
          {t('referrals.paper.from')}: {paper.from_agency} · {paper.sent_by} · {formatClock(paper.sent_at)}{' '}
          {formatDay(paper.sent_at)}
        </p>
        <p>
          {t('referrals.paper.to')}: {paper.desk_name} ({paper.agency_name})
        </p>
        <p>
          {t('referrals.export.services')}:{' '}
          {paper.services.map((service) => t(`referrals.service.${service}`)).join(', ')} ·{' '}
          {t(`referrals.urgency.${paper.urgency}`)}
        </p>
        <p>
          <strong>
            {t('referrals.paper.due', {
              moment: `${formatClock(paper.answer_due_at)} ${formatDay(paper.answer_due_at)}`,
            })}
          </strong>
        </p>
      </section>
      <section>
        <h2>{t('referrals.desk_knows')}</h2>
        <FieldsTold fields={paper.fields} />
      </section>
      {paper.note && (
        <section>
          <h2>{t('referrals.field.note')}</h2>
          <p className={layout.words}>{paper.note}</p>
        </section>
      )}
      <section>
        <h2>{t('referrals.paper.answer')}</h2>
        <div className={classes.blank}>
          <p>{t('referrals.paper.answer_line')}</p>
          <p>{t('referrals.paper.who_line')}</p>
          <p>{t('referrals.paper.when_line')}</p>
        </div>
      </section>
      <p className={classes.quiet}>{t('referrals.paper.secret')}</p>
    </div>
  )
}
