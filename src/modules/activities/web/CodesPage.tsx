import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { fold } from '#kernel/fold.ts'
import { useRead } from '#ui/api.ts'
import { Badge } from '#ui/Badge.tsx'
import { useNow } from '#ui/clock.ts'
import { DataList, SubLine } from '#ui/DataList.tsx'
import { dayKey, formatDay } from '#ui/format.ts'
import { useAddress } from '#ui/links.tsx'
import { useMay } from '#ui/me.ts'
import { Page } from '#ui/Page.tsx'
import { SearchField } from '#ui/SearchField.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { Sheet } from '#ui/Sheet.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import { codeLists } from '../activity.codes.ts'
import { type ActivityCode, listActivityCodesContract } from '../code.contract.ts'
import classes from './Activities.module.css'
import { CodeDialog } from './CodeDialog.tsx'

/** The lists from which activities are told: topics, kinds, groups, gifts. A line is ended, never removed. */
export default function CodesPage() {
  const t = useText()
  const may = useMay()
  const { language } = useLanguage()
  const today = dayKey(new Date(useNow()))
  const [address, change] = useAddress()
  const [asked, ask] = useState<ActivityCode | 'add'>()
  const read = useRead(listActivityCodesContract, {})
  const list = codeLists.find((each) => each === address.list) ?? 'topic'
  const words = fold(address.q ?? '')
  const rows = read.data?.items.filter(
    (line) => line.list === list && fold(`${line.title_vi} ${line.title_en}`).includes(words),
  )
  const title = (line: ActivityCode) => (language === 'vi' ? line.title_vi : line.title_en)
  const works = may('activity.edit_codes')
  return (
    <Page
      title={t('activities.codes.title')}
      scope={t(`activities.codes.of.${list}`)}
      opening={t('activities.codes.opening')}
      actions={
        works && (
          <Button leftSection={<IconPlus size={20} stroke={1.75} aria-hidden />} onClick={() => ask('add')}>
            {t('activities.codes.add')}
          </Button>
        )
      }
    >
      <Sheet>
        <DataList
          label={t(`activities.codes.of.${list}`)}
          columns={[
            {
              key: 'title',
              label: t('activities.codes.words'),
              main: true,
              cell: (line) => (
                <>
                  {title(line)}
                  <SubLine>{language === 'vi' ? line.title_en : line.title_vi}</SubLine>
                </>
              ),
            },
            {
              key: 'state',
              label: t('activities.column.status'),
              cell: (line) => {
                const isOver = line.valid_until !== null && line.valid_until <= today
                return (
                  <Badge tone={isOver ? 'neutral' : line.valid_until ? 'warn' : 'ok'}>
                    {line.valid_until
                      ? t('activities.codes.until', { day: formatDay(line.valid_until) })
                      : t('activities.codes.offered')}
                  </Badge>
                )
              },
            },
            { key: 'source', label: t('activities.codes.source'), cell: (line) => line.source },
            ...(works
              ? [
                  {
                    key: 'act',
                    label: t('activities.codes.change'),
                    quiet: true,
                    cell: (line: ActivityCode) => (
                      <Button variant="subtle" size="sm" onClick={() => ask(line)}>
                        {t('activities.codes.change')}
                        <span className="unseen"> {title(line)}</span>
                      </Button>
                    ),
                  },
                ]
              : []),
          ]}
          rows={rows}
          rowKey={(line) => line.code}
          error={read.error}
          onRetry={() => void read.refetch()}
          filter={
            <div className={classes.narrow}>
              <SelectField
                label={t('activities.codes.which')}
                data={codeLists.map((value) => ({ value, label: t(`activities.codes.of.${value}`) }))}
                value={list}
                onChange={(next) => change({ list: next ?? undefined })}
              />
              <SearchField
                label={t('activities.codes.search')}
                value={address.q ?? ''}
                onChange={(q) => change({ q: q || undefined })}
              />
            </div>
          }
          empty={{ sentence: t('activities.codes.none'), next: t('activities.codes.none_next') }}
        />
      </Sheet>
      {asked && (
        <CodeDialog
          list={list}
          {...(asked === 'add' ? {} : { line: asked })}
          onClose={() => ask(undefined)}
        />
      )}
    </Page>
  )
}
