import { useState } from 'react'
import { usePages, useRead } from '#ui/api.ts'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { useNow } from '#ui/clock.ts'
import { DataList } from '#ui/DataList.tsx'
import { ExcelButton } from '#ui/ExcelButton.tsx'
import { TextField } from '#ui/fields.tsx'
import { useAddress } from '#ui/links.tsx'
import { Page } from '#ui/Page.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { Sheet } from '#ui/Sheet.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import {
  exportReferralsContract,
  listReferralsContract,
  referralsTodayContract,
} from '../referral.contract.ts'
import { type ReferralStatus, referralStatuses } from '../referral.life.ts'
import { referralColumns } from './columns.tsx'
import classes from './referrals.module.css'

const shows = ['unanswered', 'overdue', 'mine'] as const
type Address = Readonly<Record<string, string | undefined>>

/** The query that an address asks for; numbers and codes only, so that it tells nothing about anybody. */
function queryOf({ show, status, q }: Address) {
  return {
    ...(show === 'unanswered' ? { unanswered: 'true' as const } : {}),
    ...(show === 'overdue' ? { overdue: 'true' as const } : {}),
    ...(show === 'mine' ? { mine: 'true' as const } : {}),
    ...(referralStatuses.includes(status as ReferralStatus) ? { status: status as ReferralStatus } : {}),
    ...(q ? { q } : {}),
  }
}

/** What we have handed over: narrowed, found by number, and taken away as a sheet. */
export default function SentPage() {
  const t = useText()
  const now = useNow()
  const { language } = useLanguage()
  const [address, change] = useAddress()
  const [typed, setTyped] = useState(address.q ?? '')
  const query = queryOf(address)
  const list = usePages(listReferralsContract, { query })
  const today = useRead(referralsTodayContract, {}, { staleTime: 60_000 })
  const isFiltered = Object.keys(query).length > 0
  const show = shows.find((each) => each === address.show)
  return (
    <Page
      title={t('referrals.title')}
      opening={
        today.data &&
        t('referrals.opening', {
          n: today.data.unanswered,
          late: today.data.overdue,
          questions: today.data.questions,
        })
      }
    >
      <Sheet>
        <DataList
          label={t('referrals.title')}
          columns={referralColumns(t, language, now)}
          pages={list}
          rowKey={(line) => line.id}
          rowGoal={(line) => ({
            to: '/cases/$id',
            params: { id: line.case_id },
            search: { tab: 'referrals' },
          })}
          empty={
            isFiltered
              ? { sentence: t('referrals.list.none_filtered'), next: t('referrals.list.none_filtered_next') }
              : { sentence: t('referrals.list.none'), next: t('referrals.list.none_next') }
          }
          filter={
            <div className={classes.filters}>
              <TextField
                label={t('referrals.list.find')}
                placeholder="CG-26-0001"
                maxLength={40}
                value={typed}
                onChange={(event) => setTyped(event.currentTarget.value)}
                onBlur={() => change({ q: typed.trim() || undefined })}
                onKeyDown={(event) => event.key === 'Enter' && change({ q: typed.trim() || undefined })}
              />
              <SelectField
                label={t('referrals.export.status')}
                data={[
                  { value: '', label: t('referrals.list.any') },
                  ...referralStatuses.map((value) => ({ value, label: t(`referrals.status.${value}`) })),
                ]}
                value={address.status ?? ''}
                onChange={(status) => change({ status: status || undefined })}
              />
              <ChoiceKeys
                label={t('referrals.list.show')}
                isLabelled
                columns={3}
                choices={shows.map((value) => ({ value, label: t(`referrals.list.${value}`) }))}
                chosen={show ? [show] : []}
                onChange={([next]) => change({ show: next })}
              />
            </div>
          }
          exportAs={<ExcelButton contract={exportReferralsContract} args={{ query: query }} />}
        />
      </Sheet>
    </Page>
  )
}
