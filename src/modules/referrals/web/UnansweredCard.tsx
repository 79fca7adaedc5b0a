import { useRead } from '#ui/api.ts'
import { useNow } from '#ui/clock.ts'
import { DataList } from '#ui/DataList.tsx'
import { PageLink } from '#ui/links.tsx'
import { useTellOpening } from '#ui/opening.ts'
import { Section } from '#ui/Sheet.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import { referralsTodayContract } from '../referral.contract.ts'
import { referralColumns } from './columns.tsx'

/** What we have handed over and nobody has answered; questions and overdue ones first. */
export default function UnansweredCard() {
  const t = useText()
  const now = useNow()
  const { language } = useLanguage()
  const today = useRead(referralsTodayContract, {}, { staleTime: 60_000 })
  const { data } = today
  useTellOpening(
    data && data.overdue > 0
      ? { weight: 2, sentence: t('referrals.card.overdue', { n: data.overdue }) }
      : undefined,
  )
  if (data?.unanswered === 0) return null
  return (
    <Section
      title={t('referrals.card.unanswered')}
      note={
        <PageLink to="/referrals" search={{ show: 'unanswered' }}>
          {t('referrals.card.all')}
        </PageLink>
      }
    >
      <DataList
        label={t('referrals.card.unanswered')}
        columns={referralColumns(t, language, now).filter((column) => column.key !== 'sent')}
        rows={data?.items}
        few={5}
        rowKey={(line) => line.id}
        rowGoal={(line) => ({ to: '/cases/$id', params: { id: line.case_id }, search: { tab: 'referrals' } })}
        error={today.error}
        onRetry={() => void today.refetch()}
        empty={{ sentence: t('referrals.list.none') }}
      />
    </Section>
  )
}
