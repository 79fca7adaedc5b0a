import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { usePages } from '#ui/api.ts'
import { Badge } from '#ui/Badge.tsx'
import { useNow } from '#ui/clock.ts'
import { DataList, SubLine } from '#ui/DataList.tsx'
import { ExcelButton } from '#ui/ExcelButton.tsx'
import { dayKey, formatDay } from '#ui/format.ts'
import { PageLink, useAddress, useGo } from '#ui/links.tsx'
import { useMay } from '#ui/me.ts'
import { Page } from '#ui/Page.tsx'
import { SearchField } from '#ui/SearchField.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { Sheet } from '#ui/Sheet.tsx'
import { useText } from '#ui/text.ts'
import { exportPlansContract, listPlansContract } from '../plan.contract.ts'
import classes from './Campaigns.module.css'
import { MissingTheme } from './MissingTheme.tsx'
import { useThemes } from './use-themes.ts'

/** Plans of campaigns, latest year first. */
export default function ListPage() {
  const t = useText()
  const go = useGo()
  const may = useMay()
  const themes = useThemes()
  const [address, change] = useAddress()
  const today = dayKey(new Date(useNow()))
  const filter = {
    ...(address.q ? { q: address.q.slice(0, 100) } : {}),
    ...(themes.kinds.some((kind) => kind.code === address.campaign) && address.campaign
      ? { campaign: address.campaign }
      : {}),
    ...(address.year && /^20\d\d$/.test(address.year) ? { year: Number(address.year) } : {}),
  }
  const list = usePages(listPlansContract, { query: filter })
  const isFiltered = Object.keys(filter).length > 0
  const any = { value: '', label: t('campaigns.filter.any') }
  const years = [...new Set([Number(today.slice(0, 4)), ...themes.years.map((each) => each.year)])].sort(
    (a, b) => b - a,
  )
  return (
    <Page
      title={t('campaigns.list.title')}
      opening={t('campaigns.list.opening')}
      actions={
        <>
          <Button variant="default" onClick={() => go({ to: '/campaigns/compare' })}>
            {t('campaigns.compare.title')}
          </Button>
          <Button variant="default" onClick={() => go({ to: '/campaigns/themes' })}>
            {t('campaigns.themes.title')}
          </Button>
          {may('campaign.plan') && (
            <Button
              leftSection={<IconPlus size={20} stroke={1.75} aria-hidden />}
              onClick={() => go({ to: '/campaigns/new' })}
            >
              {t('campaigns.new.title')}
            </Button>
          )}
        </>
      }
    >
      <MissingTheme campaign="gender-equality" year={Number(today.slice(0, 4))} />
      <Sheet>
        <DataList
          label={t('campaigns.list.title')}
          columns={[
            {
              key: 'campaign',
              label: t('campaigns.column.campaign'),
              main: true,
              cell: (plan) => (
                <>
                  {themes.nameOf(plan.campaign)} {plan.plan_year}
                  <SubLine>{plan.planned_by}</SubLine>
                </>
              ),
            },
            { key: 'province', label: t('campaigns.column.province'), cell: (plan) => plan.province.name },
            {
              key: 'document',
              label: t('campaigns.column.document'),
              cell: (plan) =>
                plan.document_no
                  ? `${plan.document_no}, ${formatDay(plan.document_on ?? '')}`
                  : t('campaigns.draft'),
            },
            {
              key: 'done',
              label: t('campaigns.column.done'),
              figures: true,
              cell: (plan) => (plan.own ? `${plan.done}/${plan.owed}` : '–'),
            },
            {
              key: 'state',
              label: t('campaigns.column.group'),
              cell: (plan) => (
                <Badge tone={plan.closed_at ? 'neutral' : plan.own ? 'act' : 'neutral'}>
                  {t(
                    plan.closed_at
                      ? 'campaigns.state.closed'
                      : plan.own
                        ? 'campaigns.state.open'
                        : 'campaigns.state.beside',
                  )}
                </Badge>
              ),
            },
          ]}
          pages={list}
          rowKey={(plan) => plan.id}
          rowGoal={(plan) =>
            plan.own
              ? { to: '/campaigns/$id', params: { id: plan.id } }
              : { to: '/campaigns/$id/plan', params: { id: plan.id } }
          }
          filter={
            <div className={classes.filters}>
              <SearchField
                label={t('campaigns.filter.plans')}
                value={filter.q ?? ''}
                onChange={(q) => change({ q: q || undefined })}
              />
              <SelectField
                label={t('campaigns.column.campaign')}
                data={[any, ...themes.choices]}
                value={filter.campaign ?? ''}
                onChange={(campaign) => change({ campaign: campaign || undefined })}
              />
              <SelectField
                label={t('campaigns.column.year')}
                data={[any, ...years.map((year) => ({ value: String(year), label: String(year) }))]}
                value={filter.year ? String(filter.year) : ''}
                onChange={(year) => change({ year: year || undefined })}
              />
            </div>
          }
          exportAs={<ExcelButton contract={exportPlansContract} args={{ query: filter }} />}
          empty={{
            sentence: t(isFiltered ? 'campaigns.list.none_such' : 'campaigns.list.none'),
            next: isFiltered ? (
              t('campaigns.list.none_such_next')
            ) : may('campaign.plan') ? (
              <PageLink to="/campaigns/new">{t('campaigns.new.title')}</PageLink>
            ) : (
              t('campaigns.list.none_next')
            ),
          }}
        />
      </Sheet>
    </Page>
  )
}
