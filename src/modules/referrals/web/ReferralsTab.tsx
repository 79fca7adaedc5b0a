import { Button } from '@mantine/core'
import { useState } from 'react'
import { useRead } from '#ui/api.ts'
import { Badge, type BadgeTone } from '#ui/Badge.tsx'
import { useNow } from '#ui/clock.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { formatPhone, formatWhen } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { PageLink } from '#ui/links.tsx'
import { useMay } from '#ui/me.ts'
import { Section, Sheet } from '#ui/Sheet.tsx'
import { TextSkeleton } from '#ui/Skeletons.tsx'
import { TimeLeft } from '#ui/TimeLeft.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import { listOfCaseContract } from '../referral.contract.ts'
import { nextStatus, type ReferralStatus } from '../referral.life.ts'
import type { SentReferral } from '../referral.shapes.ts'
import { Appointments } from './Appointments.tsx'
import { Results111 } from './Results111.tsx'
import classes from './referrals.module.css'
import { SendDialog } from './SendDialog.tsx'
import { type SenderAct, SenderDialog } from './SenderDialog.tsx'
import { Talk, Way } from './Talk.tsx'

export const statusTones: Readonly<Record<ReferralStatus, BadgeTone>> = {
  sent: 'act',
  asked: 'warn',
  accepted: 'act',
  declined: 'warn',
  completed: 'ok',
  withdrawn: 'neutral',
}

/** Referrals of a case: to whom, what they may open now, how it stands, what was said. */
export default function ReferralsTab({ id }: { id: string }) {
  const t = useText()
  const may = useMay()
  const [isSending, setSending] = useState(false)
  const [act, setAct] = useState<{ kind: SenderAct; referral: SentReferral }>()
  const list = useRead(listOfCaseContract, { params: { case_id: id } }, { staleTime: 60_000 })
  if (list.error) return <ErrorNote error={list.error} onRetry={() => void list.refetch()} />
  if (!list.data) return <TextSkeleton lines={6} />
  const { assigned, items, from_111, results_to_111 } = list.data
  const mayAct = assigned && may('referral.send')
  return (
    <Sheet>
      <Section title={t('referrals.tab')} note={t('referrals.tab_note')}>
        {items.length === 0 && (
          <p>
            <strong>{t('referrals.none')}</strong>{' '}
            <span className={classes.quiet}>{t(mayAct ? 'referrals.none_next' : 'referrals.why_not')}</span>
          </p>
        )}
        {mayAct && (
          <div className={classes.acts}>
            <Button onClick={() => setSending(true)}>{t('referrals.act.send')}</Button>
          </div>
        )}
        {items.map((referral) => (
          <One
            key={referral.id}
            referral={referral}
            mayAct={mayAct}
            onAct={(kind) => setAct({ kind, referral })}
          />
        ))}
      </Section>
      {from_111 && <Results111 caseId={id} results={results_to_111} mayAct={mayAct} />}
      {isSending && <SendDialog caseId={id} onClose={() => setSending(false)} />}
      {act && <SenderDialog {...act} onClose={() => setAct(undefined)} />}
    </Sheet>
  )
}

interface OneProps {
  referral: SentReferral
  mayAct: boolean
  onAct: (kind: SenderAct) => void
}

function One({ referral, mayAct, onAct }: OneProps) {
  const t = useText()
  const now = useNow()
  const { language } = useLanguage()
  const closed = referral.fields.length > 0 && referral.open_fields.length === 0
  const isOpen = ['sent', 'asked', 'accepted'].includes(referral.status)
  return (
    <article className={classes.one} aria-label={referral.code}>
      <div className={layout.between}>
        <h3>{referral.desk_name}</h3>
        <Badge tone={statusTones[referral.status]}>{t(`referrals.status.${referral.status}`)}</Badge>
      </div>
      <p className={classes.quiet}>
        <span className="figures">{referral.code}</span> · {referral.agency_name} ·{' '}
        {referral.services.map((service) => t(`referrals.service.${service}`)).join(', ')} ·{' '}
        {t('referrals.sent_when', {
          when: formatWhen(referral.sent_at, new Date(now), language),
          who: referral.sent_by,
        })}
      </p>
      {referral.status === 'sent' && (
        <TimeLeft dueAt={referral.answer_due_at} startedAt={referral.sent_at} limit="internal" />
      )}
      {(referral.outcome ?? referral.decline_reason) && (
        <p>
          {referral.outcome
            ? t(`referrals.outcome.${referral.outcome}`)
            : t(`referrals.decline.${referral.decline_reason}`)}
        </p>
      )}
      {isOpen &&
        (closed ? (
          <p>
            <Badge tone="warn">{t('referrals.closed_now')}</Badge> {t('referrals.closed_next')}
          </p>
        ) : (
          <p className={classes.quiet}>
            {t('referrals.desk_knows')}:{' '}
            {referral.open_fields.map((field) => t(`consent.field.${field}`)).join(', ')}
          </p>
        ))}
      {!referral.signs_in && isOpen && (
        <p className={classes.quiet}>
          {t('referrals.no_sign_in')} {referral.desk_phone && formatPhone(referral.desk_phone)}
        </p>
      )}
      <Talk words={referral.words} />
      {(referral.appointments.length > 0 || referral.status === 'accepted') && (
        <Appointments referral={referral} mayAct={mayAct} />
      )}
      {mayAct && isOpen && (
        <div className={classes.acts}>
          {nextStatus(referral.status, 'reply') && (
            <Button onClick={() => onAct('reply')}>{t('referrals.act.reply')}</Button>
          )}
          <Button variant="default" onClick={() => onAct('answer')}>
            {t('referrals.act.enter_answer')}
          </Button>
          <Button variant="default" onClick={() => onAct('phone')}>
            {t('referrals.act.phone')}
          </Button>
          <Button variant="subtle" onClick={() => onAct('withdraw')}>
            {t('referrals.act.withdraw')}
          </Button>
          <PageLink to="/referrals/$id/print" params={{ id: referral.id }}>
            {t('referrals.act.sheet')}
          </PageLink>
        </div>
      )}
      <details>
        <summary>{t('referrals.way')}</summary>
        <Way events={referral.events} />
      </details>
    </article>
  )
}
