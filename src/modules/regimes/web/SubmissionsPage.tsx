import { useRead } from '#ui/api.ts'
import { Badge, type BadgeTone } from '#ui/Badge.tsx'
import { DataList, SubLine } from '#ui/DataList.tsx'
import { ExcelButton } from '#ui/ExcelButton.tsx'
import { formatDay } from '#ui/format.ts'
import { useAddress } from '#ui/links.tsx'
import { useMe } from '#ui/me.ts'
import { Page } from '#ui/Page.tsx'
import { SearchField } from '#ui/SearchField.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { Sheet } from '#ui/Sheet.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import { exportSubmissions, listSubmissions } from '../regime.contract.ts'
import { type Standing, standings } from '../submission.life.ts'
import classes from './Regimes.module.css'

export const toneOf: Record<Standing, BadgeTone> = {
  late: 'late',
  asked: 'act',
  returned: 'warn',
  sent: 'act',
  received: 'ok',
}

/** What communes were asked for, late ones first; a commune sees its own. */
export default function SubmissionsPage() {
  const t = useText()
  const me = useMe()
  const { language } = useLanguage()
  const [address, change] = useAddress()
  const standing = standings.find((each) => each === address.standing)
  const q = address.q?.trim()
  const query = {
    ...(q ? { q } : {}),
    ...(standing ? { standing } : {}),
    ...(address.round ? { round_id: address.round } : {}),
  }
  const read = useRead(listSubmissions, { query })
  const isNarrowed = Object.keys(query).length > 0
  const late = read.data?.items.filter((line) => line.standing === 'late').length ?? 0
  const any = { value: '', label: t('regimes.filter.any') }
  return (
    <Page
      title={t('regimes.submissions.title')}
      scope={me.province.name}
      opening={
        read.data && !isNarrowed
          ? t(late > 0 ? 'regimes.submissions.late' : 'regimes.submissions.none_late', { n: late })
          : undefined
      }
    >
      <Sheet>
        <DataList
          label={t('regimes.submissions.title')}
          rows={read.data?.items}
          rowKey={(line) => line.id}
          rowGoal={(line) => ({ to: '/submissions/$id', params: { id: line.id } })}
          error={read.error}
          onRetry={() => void read.refetch()}
          empty={{
            sentence: t(isNarrowed ? 'regimes.submissions.none_such' : 'regimes.submissions.empty'),
            next: t(isNarrowed ? 'regimes.submissions.none_such_next' : 'regimes.submissions.empty_next'),
          }}
          exportAs={<ExcelButton contract={exportSubmissions} args={{ query }} />}
          filter={
            <div className={classes.filters}>
              <SearchField
                label={t('regimes.filter.q')}
                value={address.q ?? ''}
                onChange={(q) => change({ q: q || undefined })}
              />
              <SelectField
                label={t('regimes.column.standing')}
                data={[any, ...standings.map((value) => ({ value, label: t(`regimes.standing.${value}`) }))]}
                value={standing ?? ''}
                onChange={(next) => change({ standing: next || undefined })}
              />
            </div>
          }
          columns={[
            {
              key: 'standing',
              label: t('regimes.column.standing'),
              cell: (line) => (
                <Badge tone={toneOf[line.standing]}>{t(`regimes.standing.${line.standing}`)}</Badge>
              ),
            },
            {
              key: 'agency',
              label: t('regimes.column.agency'),
              main: true,
              cell: (line) => (
                <>
                  {line.agency}
                  <SubLine>{`${line.regime} · ${line.period[language]}`}</SubLine>
                </>
              ),
            },
            {
              key: 'due',
              label: t('regimes.column.due'),
              cell: (line) => (
                <>
                  <span className="figures">{formatDay(line.due_at)}</span>
                  {line.excused_until && (
                    <SubLine>{t('regimes.excused', { day: formatDay(line.excused_until) })}</SubLine>
                  )}
                </>
              ),
            },
            {
              key: 'sent',
              label: t('regimes.column.sent'),
              cell: (line) => (line.sent_at ? formatDay(line.sent_at) : '–'),
            },
            {
              key: 'received',
              label: t('regimes.column.received'),
              cell: (line) => (line.received_at ? formatDay(line.received_at) : '–'),
            },
          ]}
        />
      </Sheet>
    </Page>
  )
}
