import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useAct, useRead } from '#ui/api.ts'
import { Badge } from '#ui/Badge.tsx'
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { formatDay } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { Page } from '#ui/Page.tsx'
import { Section, Sheet } from '#ui/Sheet.tsx'
import { TextSkeleton } from '#ui/Skeletons.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import { type Edition, listEditionsContract, signEditionContract } from '../instrument.contract.ts'
import { EditionDialog } from './EditionDialog.tsx'

/** The questions about danger, edition by edition: which is asked, which waits for a signature, and what each asked. */
export default function EditionsPage() {
  const t = useText()
  const [from, setFrom] = useState<Edition>()
  const [signed, setSigned] = useState<Edition>()
  const read = useRead(listEditionsContract, {})
  const [newest] = read.data?.items ?? []
  const waits = newest?.edited_here === true && newest.review_state === 'draft'
  return (
    <Page
      title={t('safety.editions.title')}
      opening={t(waits ? 'safety.editions.waits' : 'safety.editions.opening')}
      actions={
        newest &&
        !waits && (
          <Button
            leftSection={<IconPlus size={20} stroke={1.75} aria-hidden />}
            onClick={() => setFrom(newest)}
          >
            {t('safety.editions.new')}
          </Button>
        )
      }
    >
      <Sheet>
        <ErrorNote error={read.error} onRetry={() => void read.refetch()} />
        {!read.data && !read.error && (
          <Section title={t('safety.editions.title')}>
            <TextSkeleton lines={8} />
          </Section>
        )}
        {read.data?.items.map((edition) => (
          <OneEdition
            key={`${edition.code} ${edition.edition}`}
            edition={edition}
            onSign={
              edition === newest && edition.review_state === 'draft' && !edition.mine ? setSigned : undefined
            }
          />
        ))}
      </Sheet>
      {from && <EditionDialog from={from} onClose={() => setFrom(undefined)} />}
      {signed && <SignDialog edition={signed} onClose={() => setSigned(undefined)} />}
    </Page>
  )
}

function OneEdition({
  edition,
  onSign,
}: {
  edition: Edition
  onSign: ((edition: Edition) => void) | undefined
}) {
  const t = useText()
  const { language } = useLanguage()
  const isVi = language === 'vi'
  return (
    <Section
      title={`${isVi ? edition.title_vi : edition.title_en} · ${t('safety.risk.edition', { n: edition.edition })}`}
      note={
        <>
          {edition.in_force && <Badge tone="act">{t('safety.editions.in_force')}</Badge>}{' '}
          <Badge tone={edition.review_state === 'draft' ? 'internal' : 'ok'}>
            {t(`safety.editions.${edition.review_state}`)}
          </Badge>
        </>
      }
    >
      <p>
        {t('safety.editions.from', { day: formatDay(edition.valid_from) })} ·{' '}
        {t('safety.editions.levels', {
          medium: edition.from_medium,
          high: edition.from_high,
          immediate: edition.from_immediate,
        })}
      </p>
      <ol className={layout.rows}>
        {edition.questions.map((question) => (
          <li key={question.code}>
            <div className={layout.between}>
              <span>{isVi ? question.wording_vi : question.wording_en}</span>
              <strong className="figures">{t('safety.editions.weight', { n: question.weight })}</strong>
            </div>
          </li>
        ))}
      </ol>
      <p className={layout.quiet}>
        {t('safety.risk.source', { source: edition.source })}
        {edition.reviewed_by &&
          edition.reviewed_on &&
          ` ${t('safety.risk.reviewed', { who: edition.reviewed_by, day: formatDay(edition.reviewed_on) })}`}
      </p>
      {onSign && (
        <div className={layout.acts}>
          <Button variant="default" onClick={() => onSign(edition)}>
            {t('safety.editions.sign')}
          </Button>
        </div>
      )}
    </Section>
  )
}

function SignDialog({ edition, onClose }: { edition: Edition; onClose: () => void }) {
  const t = useText()
  const act = useAct(signEditionContract, { refresh: [listEditionsContract], onDone: onClose })
  return (
    <ConfirmDialog
      opened
      title={t('safety.editions.sign_title', { n: edition.edition })}
      actLabel={t('safety.editions.sign')}
      isBusy={act.isPending}
      error={act.error}
      onAct={() =>
        act.mutate({ params: { instrument_code: edition.code }, body: { edition: edition.edition } })
      }
      onClose={onClose}
    >
      <p>{t('safety.editions.sign_means', { day: formatDay(edition.valid_from) })}</p>
    </ConfirmDialog>
  )
}
