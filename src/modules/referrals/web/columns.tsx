import { Badge } from '#ui/Badge.tsx'
import { type Column, SubLine } from '#ui/DataList.tsx'
import { formatWhen, type Language } from '#ui/format.ts'
import { TimeLeft } from '#ui/TimeLeft.tsx'
import type { Translate } from '#ui/text.ts'
import type { ReferralLine } from '../referral.contract.ts'
import { statusTones } from './ReferralsTab.tsx'

/** Columns of every list of referrals: time left or state, number and what for, to whom, by whom; nobody's name but the workers'. */
export function referralColumns(t: Translate, language: Language, now: number): Column<ReferralLine>[] {
  return [
    {
      key: 'state',
      label: t('referrals.export.status'),
      cell: (line) =>
        line.status === 'sent' ? (
          <TimeLeft dueAt={line.answer_due_at} startedAt={line.sent_at} limit="internal" />
        ) : (
          <Badge tone={statusTones[line.status]}>{t(`referrals.status.${line.status}`)}</Badge>
        ),
    },
    {
      key: 'code',
      label: t('referrals.export.code'),
      main: true,
      cell: (line) => (
        <>
          <span className="figures">{line.code}</span>
          <SubLine>{line.services.map((service) => t(`referrals.service.${service}`)).join(', ')}</SubLine>
        </>
      ),
    },
    {
      key: 'to',
      label: t('referrals.export.to'),
      cell: (line) => (
        <>
          {line.desk_name}
          <SubLine>{line.agency_name}</SubLine>
        </>
      ),
    },
    {
      key: 'case',
      label: t('referrals.export.case'),
      cell: (line) => (
        <>
          <span className="figures">{line.case_code}</span>
          <SubLine>{line.sent_by}</SubLine>
        </>
      ),
    },
    {
      key: 'sent',
      label: t('referrals.export.sent_at'),
      figures: true,
      cell: (line) => formatWhen(line.sent_at, new Date(now), language),
    },
  ]
}
