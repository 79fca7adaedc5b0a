import { ApiRefusal, useRead } from '#ui/api.ts'
import { Badge } from '#ui/Badge.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { formatClock, formatDay } from '#ui/format.ts'
import { PageLink, useParam } from '#ui/links.tsx'
import { Page } from '#ui/Page.tsx'
import { Section, Sheet } from '#ui/Sheet.tsx'
import { PageSkeleton } from '#ui/Skeletons.tsx'
import { TimeLeft } from '#ui/TimeLeft.tsx'
import { useText } from '#ui/text.ts'
import { openReceivedContract } from '../inbox.contract.ts'
import type { ReceivedReferral } from '../referral.shapes.ts'
import { AnswerForm } from './AnswerForm.tsx'
import { Appointments } from './Appointments.tsx'
import { FieldsTold } from './FieldsTold.tsx'
import classes from './referrals.module.css'
import { Talk, Way } from './Talk.tsx'

/** One referral for its desk. It is asked for anew at every act: what may not be told any more is gone with the next request. */
export default function ReceivedPage() {
  const t = useText()
  const id = useParam('id')
  const received = useRead(openReceivedContract, { params: { referral_id: id } }, { staleTime: 0 })
  if (received.error) return <Closed error={received.error} onRetry={() => void received.refetch()} />
  if (!received.data) return <PageSkeleton />
  const { data } = received
  return (
    <Page
      title={data.services.map((service) => t(`referrals.service.${service}`)).join(', ')}
      scope={<span className="figures">{data.code}</span>}
      opening={t('referrals.received_from', { agency: data.from_agency, who: data.sent_by })}
    >
      <Sheet>
        <Head referral={data} />
        {data.fields.length > 0 && (
          <Section
            title={t('referrals.desk_knows')}
            note={t('referrals.desk_knows_note', { n: data.fields.length })}
          >
            <FieldsTold fields={data.fields} />
            <p className={classes.quiet}>{t('referrals.rest_closed')}</p>
          </Section>
        )}
        {data.words.length > 0 && (
          <Section title={t('referrals.talk')}>
            <Talk words={data.words} />
          </Section>
        )}
        <AnswerForm referral={data} onGone={() => void received.refetch()} />
        {(data.status === 'accepted' || data.appointments.length > 0) && (
          <Section title={t('referrals.appointments')}>
            <Appointments referral={data} mayAct />
          </Section>
        )}
        <Section title={t('referrals.way')}>
          <Way events={data.events} />
        </Section>
      </Sheet>
    </Page>
  )
}

function Head({ referral }: { referral: ReceivedReferral }) {
  const t = useText()
  const isWaiting = referral.status === 'sent' || referral.status === 'asked'
  return (
    <Section
      title={t(`referrals.status.${referral.status}`)}
      note={t(`referrals.urgency.${referral.urgency}`)}
    >
      {isWaiting ? (
        <TimeLeft dueAt={referral.answer_due_at} startedAt={referral.sent_at} limit="internal" />
      ) : (
        <Badge tone={referral.status === 'completed' ? 'ok' : 'neutral'}>
          {referral.outcome
            ? t(`referrals.outcome.${referral.outcome}`)
            : referral.decline_reason
              ? t(`referrals.decline.${referral.decline_reason}`)
              : t('referrals.answered_at', {
                  moment: referral.answered_at
                    ? `${formatClock(referral.answered_at)} ${formatDay(referral.answered_at)}`
                    : '',
                })}
        </Badge>
      )}
    </Section>
  )
}

/** Nothing there: it was answered elsewhere, called back, or she has taken her yes back. Which of them is nobody's to know. */
function Closed({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const t = useText()
  const isGone = error instanceof ApiRefusal && error.status === 404
  return (
    <Page title={t('referrals.received')}>
      <Sheet>
        <Section title={t(isGone ? 'referrals.gone' : 'referrals.not_opened')}>
          {isGone ? <p>{t('referrals.gone_means')}</p> : <ErrorNote error={error} onRetry={onRetry} />}
          <p>
            <PageLink to="/received">{t('referrals.back_to_inbox')}</PageLink>
          </p>
        </Section>
      </Sheet>
    </Page>
  )
}
