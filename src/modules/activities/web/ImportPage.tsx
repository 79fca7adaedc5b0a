import { Button, FileInput } from '@mantine/core'
import { useState } from 'react'
import { call, useAct } from '#ui/api.ts'
import { DataList } from '#ui/DataList.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { formatNumber } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { PageLink } from '#ui/links.tsx'
import { Page } from '#ui/Page.tsx'
import { Section, Sheet } from '#ui/Sheet.tsx'
import { useHasText, useText } from '#ui/text.ts'
import {
  activityImportTemplateContract,
  checkActivityImportContract,
  importActivitiesContract,
} from '../import.contract.ts'

const step = 32_768
/** Bytes as base64, some at a time: a call takes only so many arguments. */
function base64Of(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += step)
    text += String.fromCharCode(...bytes.subarray(at, at + step))
  return btoa(text)
}

/** A list from Excel: a dry run first, every fault by row and column, then all or nothing. */
export default function ImportPage() {
  const t = useText()
  const has = useHasText()
  const [file, setFile] = useState('')
  const [error, setError] = useState<unknown>()
  const check = useAct(checkActivityImportContract, { refresh: [] })
  const bring = useAct(importActivitiesContract)
  const choose = async (chosen: File | null) => {
    check.reset()
    bring.reset()
    setFile('')
    if (!chosen) return
    const read = base64Of(new Uint8Array(await chosen.arrayBuffer()))
    setFile(read)
    check.mutate({ body: { file: read } })
  }
  const told = check.data
  return (
    <Page
      title={t('activities.import.title')}
      opening={t('activities.import.opening')}
      actions={
        <Button
          variant="default"
          onClick={() => void call(activityImportTemplateContract, {}).catch(setError)}
        >
          {t('activities.import.template')}
        </Button>
      }
    >
      <Sheet>
        <Section title={t('activities.import.choose')}>
          <div className={layout.stack}>
            <FileInput
              label={t('activities.import.file')}
              accept=".xlsx"
              onChange={(chosen) => void choose(chosen)}
            />
            <ErrorNote error={error ?? check.error ?? bring.error} />
            {bring.data && (
              <p role="status">
                <strong>{t('activities.import.done', { n: bring.data.ids.length })}</strong>{' '}
                <PageLink to="/activities">{t('activities.list.title')}</PageLink>
              </p>
            )}
            {told && !bring.data && (
              <p role="status">
                {told.faults > 0
                  ? t('activities.import.faults', { n: told.faults })
                  : t('activities.import.ready', {
                      n: told.activities,
                      attendances: formatNumber(told.attendances),
                    })}
              </p>
            )}
            {told && told.faults === 0 && told.activities > 0 && !bring.data && (
              <div className={layout.acts}>
                <Button
                  aria-disabled={bring.isPending}
                  onClick={() => !bring.isPending && bring.mutate({ body: { file } })}
                >
                  {t('activities.import.act')}
                </Button>
              </div>
            )}
          </div>
        </Section>
        {told && told.faults > 0 && (
          <DataList
            label={t('activities.import.list')}
            columns={[
              { key: 'row', label: t('activities.import.row'), figures: true, cell: (fault) => fault.row },
              {
                key: 'column',
                label: t('activities.import.column'),
                main: true,
                cell: (fault) => fault.column,
              },
              {
                key: 'fault',
                label: t('activities.import.fault'),
                cell: (fault) => t(has(fault.code) ? fault.code : `import.fault.${fault.code}`),
              },
            ]}
            rows={told.errors}
            rowKey={(fault) => `${fault.row} ${fault.column} ${fault.code}`}
            empty={{ sentence: t('activities.import.none') }}
          />
        )}
      </Sheet>
    </Page>
  )
}
