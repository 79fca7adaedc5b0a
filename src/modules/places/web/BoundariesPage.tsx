import { Button, FileInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ReplyOf } from '#kernel/contract.ts'
import { useRead } from '#ui/api.ts'
import { callWithFile } from '#ui/call.ts'
import { DataList } from '#ui/DataList.tsx'
import { DateField } from '#ui/DateField.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { ExcelButton } from '#ui/ExcelButton.tsx'
import { TextField } from '#ui/fields.tsx'
import { dayKey, formatDay } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { useAddress } from '#ui/links.tsx'
import { Page } from '#ui/Page.tsx'
import { SearchField } from '#ui/SearchField.tsx'
import { Section, Sheet } from '#ui/Sheet.tsx'
import { useText } from '#ui/text.ts'
import {
  bringBoundaries,
  checkBoundaries,
  exportBoundarySets,
  listBoundaries,
  listBoundarySets,
  mostBoundaryBytes,
} from '../boundary.contract.ts'
import { CommuneMap } from './commune-map.part.tsx'

type Told = ReplyOf<typeof checkBoundaries>

/** Official lines of the communes: what stands, and a file brought in by a dry run first. */
export default function BoundariesPage() {
  const t = useText()
  const [address, change] = useAddress()
  const q = address.q?.trim()
  const query = q ? { q } : {}
  const sets = useRead(listBoundarySets, { query })
  const today = useRead(listBoundaries, { query: {} })
  return (
    <Page title={t('places.boundaries.title')} opening={t('places.boundaries.opening')}>
      <Sheet>
        <BringSection />
        {today.data?.set && (
          <Section title={t('places.boundaries.today', { n: today.data.items.length })}>
            <CommuneMap
              label={t('places.boundaries.today', { n: today.data.items.length })}
              items={today.data.items}
              markOf={(id) => ({
                mark: undefined,
                words: today.data.items.find((item) => item.id === id)?.name ?? '',
              })}
            />
            <p className={layout.quiet}>{today.data.items.map(({ name }) => name).join(' · ')}</p>
          </Section>
        )}
        <Section title={t('places.boundaries.sets')}>
          <DataList
            label={t('places.boundaries.sets')}
            rows={sets.data?.items}
            rowKey={(set) => set.id}
            error={sets.error}
            onRetry={() => void sets.refetch()}
            empty={{
              sentence: t(q ? 'places.boundaries.none_such' : 'places.boundaries.none'),
              next: t(q ? 'places.boundaries.none_such_next' : 'places.boundaries.none_next'),
            }}
            exportAs={<ExcelButton contract={exportBoundarySets} args={{ query }} />}
            filter={
              <div className={layout.search}>
                <SearchField
                  label={t('places.boundaries.search')}
                  value={address.q ?? ''}
                  onChange={(q) => change({ q: q || undefined })}
                />
              </div>
            }
            columns={[
              {
                key: 'from',
                label: t('places.boundaries.from'),
                figures: true,
                cell: (set) => formatDay(set.valid_from),
              },
              { key: 'source', label: t('places.boundaries.source'), main: true, cell: (set) => set.source },
              {
                key: 'n',
                label: t('places.boundaries.communes'),
                figures: true,
                cell: (set) => String(set.communes),
              },
              {
                key: 'by',
                label: t('places.boundaries.by'),
                cell: (set) => `${set.brought_by}, ${formatDay(set.brought_at)}`,
              },
            ]}
          />
        </Section>
      </Sheet>
    </Page>
  )
}

function BringSection() {
  const t = useText()
  const cache = useQueryClient()
  const [file, setFile] = useState<File | null>(null)
  const [from, setFrom] = useState<string | null>(dayKey(new Date()))
  const [source, setSource] = useState('')
  const [isTried, setTried] = useState(false)
  const [isSourceAsked, setSourceAsked] = useState(false)
  const isTooLarge = file !== null && file.size > mostBoundaryBytes
  const isReady = file !== null && !isTooLarge && from !== null
  const args = { body: { valid_from: from ?? '' } }
  const check = useMutation<Told, Error, File>({
    mutationFn: (chosen) => callWithFile(checkBoundaries, args, chosen, { key: crypto.randomUUID() }),
  })
  const bring = useMutation({
    mutationFn: ({ chosen, key }: { chosen: File; key: string }) =>
      callWithFile(bringBoundaries, { body: { ...args.body, source } }, chosen, { key }),
    onSuccess: () => cache.invalidateQueries(),
  })
  const anew = () => {
    check.reset()
    bring.reset()
    setTried(false)
  }
  const told = check.data
  const mayBring = told && told.faults === 0 && !told.done_before && told.communes > 0 && !bring.isSuccess
  return (
    <Section title={t('places.boundaries.bring')}>
      <div className={layout.stack}>
        <p className={layout.quiet}>{t('places.boundaries.what')}</p>
        <FileInput
          label={t('places.boundaries.file')}
          accept=".geojson,.json,application/geo+json,application/json"
          value={file}
          clearable
          clearButtonProps={{ 'aria-label': t('ui.found.clear') }}
          onChange={(next) => {
            setFile(next)
            anew()
          }}
        />
        {isTooLarge && <p role="alert">{t('places.boundaries.too_large')}</p>}
        <DateField
          label={t('places.boundaries.from')}
          value={from}
          onChange={(next) => {
            setFrom(next)
            anew()
          }}
        />
        <ErrorNote error={check.error} />
        <div className={layout.acts}>
          <Button
            variant="default"
            aria-disabled={!isReady || check.isPending}
            onClick={() => {
              setTried(true)
              if (isReady && !check.isPending) check.mutate(file)
            }}
          >
            {t('places.boundaries.check')}
          </Button>
        </div>
        {isTried && !file && <p role="alert">{t('places.boundaries.no_file')}</p>}
        {told && <ToldSection told={told} />}
        {mayBring && file && (
          <>
            <TextField
              label={t('places.boundaries.source')}
              description={t('places.boundaries.source_hint')}
              maxLength={300}
              value={source}
              onChange={(event) => setSource(event.currentTarget.value)}
              error={isSourceAsked && source.trim() === '' ? t('places.boundaries.source_needed') : undefined}
            />
            <ErrorNote error={bring.error} />
            <div className={layout.acts}>
              <Button
                aria-disabled={bring.isPending}
                onClick={() => {
                  setSourceAsked(true)
                  if (source.trim() !== '' && !bring.isPending)
                    bring.mutate({ chosen: file, key: crypto.randomUUID() })
                }}
              >
                {t('places.boundaries.do', { n: told.communes })}
              </Button>
            </div>
          </>
        )}
        {bring.isSuccess && <p role="status">{t('places.boundaries.done', { n: bring.data.communes })}</p>}
      </div>
    </Section>
  )
}

/** What the dry run found. */
function ToldSection({ told }: { told: Told }) {
  const t = useText()
  if (told.done_before) return <p role="status">{t('places.boundaries.done_before')}</p>
  return (
    <div role="status" className={layout.stack}>
      <p>
        {told.faults === 0
          ? t('places.boundaries.whole', { n: told.communes })
          : t('places.boundaries.faults', { n: told.faults })}
      </p>
      {told.errors.length > 0 && (
        <ul className={layout.rows}>
          {told.errors.map((fault) => (
            <li key={`${fault.feature} ${fault.code}`}>
              {fault.feature > 0 && (
                <strong>
                  {t(fault.name ? 'places.boundaries.feature_named' : 'places.boundaries.feature', {
                    n: fault.feature,
                    name: fault.name,
                  })}{' '}
                </strong>
              )}
              {t(`places.boundaries.fault.${fault.code}`, { about: fault.about })}
            </li>
          ))}
        </ul>
      )}
      {told.faults === 0 && told.missing.length > 0 && (
        <p className={layout.quiet}>
          {t('places.boundaries.missing', {
            n: told.missing.length,
            names: told.missing
              .slice(0, 12)
              .map(({ name }) => name)
              .join(', '),
          })}
        </p>
      )}
    </div>
  )
}
