import { Button, FileInput } from '@mantine/core'
import { IconFileSpreadsheet } from '@tabler/icons-react'
import { useState } from 'react'
import type { z } from 'zod'
import type { Contract } from '#kernel/contract.ts'
import type { FileReply } from '#kernel/module.ts'
import { call, useAct } from '#ui/api.ts'
import { DataList } from '#ui/DataList.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Page } from '#ui/Page.tsx'
import { Section, Sheet } from '#ui/Sheet.tsx'
import { useHasText, useText } from '#ui/text.ts'
import type { Brought, DryRun, OldFile, Told } from '../old-list.contract.ts'
import classes from './OldList.module.css'

type WithFile = z.ZodObject<{ file: typeof OldFile }, z.core.$strict>

interface Contracts<P extends z.ZodType, R extends z.ZodType<Told>> {
  check: Contract<P, z.ZodUndefined, WithFile, R>
  bring: Contract<P, z.ZodUndefined, WithFile, typeof Brought>
  template: Contract<z.ZodUndefined, z.ZodUndefined, z.ZodUndefined, z.ZodType<FileReply>>
}

/** Most bytes of a file: the server refuses more. */
const mostBytes = 180_000

interface OldListProps<P extends z.ZodType, R extends z.ZodType<Told>> {
  contracts: Contracts<P, R>
  what: string
  /** What comes in, in lines; by years unless said otherwise. */
  counts?: (told: z.output<R>) => readonly string[]
  /** Where the words of its own faults stand in the catalogue, beside those every list may have. */
  faultKey?: string
  note?: string
  /** Where the list goes, for routes that say so in their path. */
  params?: z.input<P>
}

/** Brings an old list in: choose, dry run with every fault by row and column, then all or nothing. */
export function OldList<P extends z.ZodType = z.ZodUndefined, R extends z.ZodType<Told> = typeof DryRun>({
  contracts,
  what,
  counts,
  faultKey = 'import.fault',
  note,
  params,
}: OldListProps<P, R>) {
  const t = useText()
  const [file, setFile] = useState<string>()
  const [chosen, setChosen] = useState<File | null>(null)
  const [isTooLarge, setTooLarge] = useState(false)
  const [templateError, setTemplateError] = useState<unknown>()
  const check = useAct(contracts.check, { refresh: [] })
  const bring = useAct(contracts.bring)
  const told = check.data as z.output<R> | undefined
  const choose = async (next: File | null) => {
    setChosen(next)
    check.reset()
    bring.reset()
    setTooLarge(next !== null && next.size > mostBytes)
    setFile(next && next.size <= mostBytes ? await base64Of(next) : undefined)
  }
  return (
    <Page
      title={t('import.title')}
      scope={what}
      opening={t('import.opening')}
      actions={
        <Button
          variant="default"
          leftSection={<IconFileSpreadsheet size={20} stroke={1.75} aria-hidden />}
          onClick={() => {
            setTemplateError(undefined)
            void call(contracts.template, {}).catch(setTemplateError)
          }}
        >
          {t('import.template')}
        </Button>
      }
    >
      <ErrorNote error={templateError} />
      <Sheet>
        <Section title={t('import.choose')}>
          <FileInput
            label={t('import.choose')}
            accept=".xlsx"
            value={chosen}
            onChange={(next) => void choose(next)}
            clearable
            clearButtonProps={{ 'aria-label': t('ui.found.clear') }}
          />
          {isTooLarge && <p role="alert">{t('import.too_long')}</p>}
          <ErrorNote error={check.error} />
          <p>
            <Button
              variant="default"
              aria-disabled={!file || check.isPending}
              onClick={() => file && check.mutate({ params, body: { file } } as never)}
            >
              {t('import.check')}
            </Button>
          </p>
        </Section>
        {told && <ToldSection told={told} faultKey={faultKey} />}
        {told && told.faults === 0 && !told.done_before && told.rows > 0 && (
          <Section title={t('import.do', { n: told.rows })}>
            {!counts && <p>{t('import.counts')}</p>}
            <ul className={classes.list}>
              {(counts?.(told) ?? yearsOf(told, t)).map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
            {!counts && <p className={classes.quiet}>{t('import.counts_again')}</p>}
            {note && <p className={classes.quiet}>{note}</p>}
            <ErrorNote error={bring.error} />
            {bring.data ? (
              <p role="status">{t('import.done', { n: bring.data.rows })}</p>
            ) : (
              <Button
                aria-disabled={bring.isPending}
                onClick={() => file && bring.mutate({ params, body: { file } } as never)}
              >
                {t('import.do', { n: told.rows })}
              </Button>
            )}
          </Section>
        )}
      </Sheet>
    </Page>
  )
}

function yearsOf(told: Told, t: ReturnType<typeof useText>): string[] {
  const years = 'by_year' in told ? (told as z.output<typeof DryRun>).by_year : []
  return years.map(({ year, rows }) => t('import.counts_year', { year, n: rows }))
}

function ToldSection({ told, faultKey }: { told: Told; faultKey: string }) {
  const t = useText()
  const has = useHasText()
  const wordsOf = (code: string) => {
    const own = `${faultKey}.${code}`
    return t(has(own) ? own : `import.fault.${code}`)
  }
  if (told.done_before)
    return (
      <Section title={t('import.check')}>
        <p>{t('import.before')}</p>
      </Section>
    )
  return (
    <Section title={told.faults === 0 ? t('import.no_faults') : t('import.faults', { n: told.faults })}>
      {told.rows === 0 && told.faults === 0 && <p>{t('import.empty')}</p>}
      {told.faults > 0 && (
        <DataList
          label={t('import.faults', { n: told.faults })}
          columns={[
            { key: 'row', label: t('import.row'), cell: (fault) => `${t('import.row')} ${fault.row}` },
            { key: 'column', label: t('import.column'), main: true, cell: (fault) => fault.column },
            { key: 'fault', label: t('import.fault'), cell: (fault) => wordsOf(fault.code) },
          ]}
          rows={told.errors}
          rowKey={(fault) => `${fault.row} ${fault.column} ${fault.code}`}
          empty={{ sentence: t('import.no_faults') }}
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
