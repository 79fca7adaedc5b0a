import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { call, usePages } from '#ui/api.ts'
import { Badge } from '#ui/Badge.tsx'
import { DataList, SubLine } from '#ui/DataList.tsx'
import { FileButton } from '#ui/FileButton.tsx'
import { formatDay, formatNumber } from '#ui/format.ts'
import { PageLink, useAddress, useGo } from '#ui/links.tsx'
import { useMay } from '#ui/me.ts'
import { Page } from '#ui/Page.tsx'
import { SearchField } from '#ui/SearchField.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { Sheet } from '#ui/Sheet.tsx'
import { useText } from '#ui/text.ts'
import { levels } from '../dialogue.codes.ts'
import { exportDialoguesContract, listDialoguesContract } from '../dialogue.contract.ts'
import { dialogueStates } from '../dialogue.life.ts'
import classes from './Dialogue.module.css'

/** Dialogues of the province, latest first. */
export default function DialoguesPage() {
  const t = useText()
  const go = useGo()
  const may = useMay()
  const [address, change] = useAddress()
  const status = dialogueStates.find((each) => each === address.status)
  const level = levels.find((each) => each === address.level)
  const q = address.q?.slice(0, 100)
  const query = { ...(q ? { q } : {}), ...(status ? { status } : {}), ...(level ? { level } : {}) }
  const list = usePages(listDialoguesContract, { query })
  const any = { value: '', label: t('dialogue.filter.any') }
  return (
    <Page
      title={t('dialogue.list.title')}
      opening={t('dialogue.list.opening')}
      actions={
        <>
          <Button variant="default" onClick={() => go({ to: '/syntheses' })}>
            {t('dialogue.syntheses.title')}
          </Button>
          <Button variant="default" onClick={() => go({ to: '/dialogue-topics' })}>
            {t('dialogue.topics.title')}
          </Button>
          {may('dialogue.keep') && (
            <Button
              leftSection={<IconPlus size={20} stroke={1.75} aria-hidden />}
              onClick={() => go({ to: '/dialogues/new' })}
            >
              {t('dialogue.new.title')}
            </Button>
          )}
        </>
      }
    >
      <Sheet>
        <DataList
          label={t('dialogue.list.title')}
          columns={[
            {
              key: 'day',
              label: t('dialogue.column.held_on'),
              figures: true,
              phone: 'plain',
              cell: (line) => formatDay(line.held_on),
            },
            {
              key: 'title',
              label: t('dialogue.column.title'),
              main: true,
              cell: (line) => (
                <>
                  {line.title}
                  <SubLine>
                    {[t(`dialogue.level.${line.level}`), line.place_name, line.agency_name].join(' · ')}
                  </SubLine>
                </>
              ),
            },
            {
              key: 'status',
              label: t('dialogue.column.status'),
              phone: 'plain',
              cell: (line) => (
                <Badge tone={line.status === 'held' ? 'ok' : line.status === 'planned' ? 'act' : 'neutral'}>
                  {t(`dialogue.status.${line.status}`)}
                </Badge>
              ),
            },
            {
              key: 'attended',
              label: t('dialogue.column.attended'),
              figures: true,
              cell: (line) => formatNumber(line.attended),
            },
            {
              key: 'voices',
              label: t('dialogue.column.voices'),
              figures: true,
              cell: (line) => formatNumber(line.voices),
            },
          ]}
          pages={list}
          rowKey={(line) => line.id}
          rowGoal={(line) => ({ to: '/dialogues/$id', params: { id: line.id } })}
          filter={
            <div className={classes.narrow}>
              <SearchField
                label={t('dialogue.filter.search')}
                value={q ?? ''}
                onChange={(next) => change({ q: next || undefined })}
              />
              <SelectField
                label={t('dialogue.column.status')}
                data={[
                  any,
                  ...dialogueStates.map((value) => ({ value, label: t(`dialogue.status.${value}`) })),
                ]}
                value={status ?? ''}
                onChange={(next) => change({ status: next || undefined })}
              />
              <SelectField
                label={t('dialogue.column.level')}
                data={[any, ...levels.map((value) => ({ value, label: t(`dialogue.level.${value}`) }))]}
                value={level ?? ''}
                onChange={(next) => change({ level: next || undefined })}
              />
            </div>
          }
          exportAs={
            <FileButton
              label={t('dialogue.export.act')}
              fetchFile={() => call(exportDialoguesContract, { query })}
            />
          }
          empty={{
            sentence: t('dialogue.list.none'),
            next: may('dialogue.keep') ? (
              <PageLink to="/dialogues/new">{t('dialogue.list.none_next')}</PageLink>
            ) : undefined,
          }}
        />
      </Sheet>
    </Page>
  )
}
