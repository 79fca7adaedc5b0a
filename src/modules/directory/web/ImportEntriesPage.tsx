import { Button, FileInput } from '@mantine/core'
import { IconFileSpreadsheet } from '@tabler/icons-react'
import { useState } from 'react'
import type { ReplyOf } from '#kernel/contract.ts'
import { call, useAct } from '#ui/api.ts'
import { DataList } from '#ui/DataList.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { PageLink } from '#ui/links.tsx'
import { Page } from '#ui/Page.tsx'
import { Section, Sheet } from '#ui/Sheet.tsx'
import { useText } from '#ui/text.ts'
import {
  checkEntriesContract,
  entriesTemplateContract,
  importEntriesContract,
} from '../entry-import.contract.ts'
import classes from './directory.module.css'

/** Most bytes of a file: the server refuses more. */
const mostBytes = 180_000

/** Brings a list of services in: choose, dry run with every fault by row and column, then all or nothing. */
export default function ImportEntriesPage() {
  const t = useText()
  const [file, setFile] = useState<string>()
  const [chosen, setChosen] = useState<File | null>(null)
  const [templateError, setTemplateError] = useState<unknown>()
  const check = useAct(checkEntriesContract, { refresh: [] })
  const bring = useAct(importEntriesContract)
  const isTooLarge = chosen !== null && chosen.size > mostBytes
  const choose = async (next: File | null) => {
    setChosen(next)
    check.reset()
    bring.reset()
    setFile(next && next.size <= mostBytes ? await base64Of(next) : undefined)
  }
  const told = check.data
  const isReady = told && told.faults === 0 && !told.done_before && told.rows > 0
  return (
    <Page
      title={t('directory.import.title')}
      opening={t('directory.import.opening')}
      actions={
        <Button
          variant="default"
          leftSection={<IconFileSpreadsheet size={20} stroke={1.75} aria-hidden />}
          onClick={() => {
            setTemplateError(undefined)
            void call(entriesTemplateContract, {}).catch(setTemplateError)
          }}
        >
          {t('directory.import.template')}
        </Button>
      }
    >
      <ErrorNote error={templateError} />
      <Sheet>
        <Section title={t('directory.import.choose')}>
          <div className={classes.stack}>
            <FileInput
              label={t('directory.import.choose')}
              accept=".xlsx"
              value={chosen}
              onChange={(next) => void choose(next)}
              clearable
            />
            {isTooLarge && <p role="alert">{t('directory.import_too_long')}</p>}
            <ErrorNote error={check.error} />
            <p>
              <Button
                variant="default"
                aria-disabled={!file || check.isPending}
                onClick={() => file && check.mutate({ body: { file } })}
              >
                {t('directory.import.check')}
              </Button>
            </p>
          </div>
        </Section>
        {told && <Told told={told} />}
        {isReady && (
          <Section title={t('directory.import.do', { n: told.rows })}>
            <div className={classes.stack}>
              <ul className={classes.plain}>
                {told.by_kind.map(({ kind, rows }) => (
                  <li key={kind}>
                    {t(`directory.kind.${kind}`)}: {rows}
                  </li>
                ))}
              </ul>
              <ErrorNote error={bring.error} />
              {bring.data ? (
                <p role="status">
                  {t('directory.import.done', { n: bring.data.rows })}{' '}
                  <PageLink to="/directory">{t('directory.import.see')}</PageLink>
                </p>
              ) : (
                <p>
                  <Button
                    aria-disabled={bring.isPending}
                    onClick={() => file && bring.mutate({ body: { file } })}
                  >
                    {t('directory.import.do', { n: told.rows })}
                  </Button>
                </p>
              )}
            </div>
          </Section>
        )}
      </Sheet>
    </Page>
  )
}

function Told({ told }: { told: ReplyOf<typeof checkEntriesContract> }) {
  const t = useText()
  if (told.done_before)
    return <Section title={t('directory.import.check')}>{t('directory.import_done_before')}</Section>
  return (
    <Section
      title={
        told.faults === 0 ? t('directory.import.no_faults') : t('directory.import.faults', { n: told.faults })
      }
    >
      {told.rows === 0 && told.faults === 0 && <p>{t('directory.import_empty')}</p>}
      {told.faults > 0 && (
        <DataList
          label={t('directory.import.faults', { n: told.faults })}
          columns={[
            {
              key: 'row',
              label: t('directory.import.row'),
              cell: (fault) => `${t('directory.import.row')} ${fault.row}`,
            },
            { key: 'column', label: t('directory.import.column'), main: true, cell: (fault) => fault.column },
            {
              key: 'fault',
              label: t('directory.import.fault'),
              cell: (fault) => t(`directory.fault.${fault.code}`),
            },
          ]}
          rows={told.errors}
          rowKey={(fault) => `${fault.row} ${fault.column} ${fault.code}`}
          empty={{ sentence: t('directory.import.no_faults') }}
        />
      )}
    </Section>
  )
}

/** The bytes of a file in base64, in memory. */
async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  let text = ''
  for (let from = 0; from < bytes.length; from += 8_192)
    text += String.fromCharCode(...bytes.subarray(from, from + 8_192))
  return btoa(text)
}
