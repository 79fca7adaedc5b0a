import { Button } from '@mantine/core'
import { useState } from 'react'
import { useAct, useRead } from '#ui/api.ts'
import { Badge } from '#ui/Badge.tsx'
import { useNow } from '#ui/clock.ts'
import { type Column, DataList, SubLine } from '#ui/DataList.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { formatDay, formatNumber, formatWhen, type Language } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { ReasonDialog } from '#ui/ReasonDialog.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { Section, Sheet } from '#ui/Sheet.tsx'
import { TextSkeleton } from '#ui/Skeletons.tsx'
import { type Translate, useLanguage, useText } from '#ui/text.ts'
import { fileKinds, mediaEndings, originalReasons, removalReasons } from '../file.codes.ts'
import {
  type FileLine,
  listFilesContract,
  openOriginalContract,
  readFileContract,
  removeFileContract,
} from '../file.contract.ts'
import { AddFile } from './AddFile.tsx'
import classes from './Documents.module.css'

type Asked = { act: 'original' | 'remove'; file: FileLine }

/** Files of a case: by kind, newest first. What is opened is the copy without place; the original on purpose. */
export default function DocumentsTab({ id }: { id: string }) {
  const t = useText()
  const now = useNow()
  const { language } = useLanguage()
  const [kind, setKind] = useState('')
  const [asked, setAsked] = useState<Asked>()
  const files = useRead(listFilesContract, { params: { case_id: id } }, { staleTime: 5 * 60_000 })
  const open = useAct(readFileContract, { refresh: [] })
  if (!files.data)
    return files.error ? (
      <ErrorNote error={files.error} onRetry={() => void files.refetch()} />
    ) : (
      <TextSkeleton />
    )
  const { items, works_on, bytes, most_bytes } = files.data
  const shown = items.filter((file) => !file.removed_at && (kind === '' || file.kind === kind))
  const gone = items.filter((file) => file.removed_at)
  const onOpen = (file: FileLine) =>
    needsOriginal(file)
      ? setAsked({ act: 'original', file })
      : open.mutate({ params: { case_id: id, file_id: file.id } })
  return (
    <Sheet>
      {works_on && (
        <Section
          title={t('documents.add')}
          note={t('documents.room', { used: megabytes(bytes), most: megabytes(most_bytes) })}
        >
          <AddFile caseId={id} />
        </Section>
      )}
      <Section title={t('documents.tab')} note={t('documents.note')}>
        <ErrorNote error={open.error} />
        <DataList
          label={t('documents.tab')}
          columns={columnsOf(t, language, now, works_on, { onOpen, onAsk: setAsked })}
          rows={shown}
          rowKey={(file) => file.id}
          filter={
            items.length > 5 && (
              <SelectField
                label={t('documents.kind')}
                data={[
                  { value: '', label: t('documents.kind.any') },
                  ...fileKinds.map((value) => ({ value, label: t(`documents.kind.${value}`) })),
                ]}
                value={kind}
                onChange={(next) => setKind(next ?? '')}
              />
            )
          }
          empty={{
            sentence: t(kind ? 'documents.none_of_kind' : 'documents.none'),
            next: t(works_on ? 'documents.none_next' : 'documents.none_seen'),
          }}
        />
        {gone.length > 0 && (
          <details className={classes.gone}>
            <summary>{t('documents.gone', { n: gone.length })}</summary>
            <ul>
              {gone.map((file) => (
                <li key={file.id} className={layout.quiet}>
                  {t(`documents.kind.${file.kind}`)} · {file.removed_at && formatDay(file.removed_at)} ·{' '}
                  {t(`documents.removed.${file.removed_reason}`)}
                </li>
              ))}
            </ul>
          </details>
        )}
      </Section>
      <AskReason caseId={id} asked={asked} onClose={() => setAsked(undefined)} />
    </Sheet>
  )
}

function needsOriginal(file: FileLine): boolean {
  return file.media_type.startsWith('image/') && !file.stripped
}

function columnsOf(
  t: Translate,
  language: Language,
  now: number,
  worksOn: boolean,
  acts: { onOpen: (file: FileLine) => void; onAsk: (asked: Asked) => void },
): Column<FileLine>[] {
  const told: Column<FileLine>[] = [
    {
      key: 'kind',
      label: t('documents.kind'),
      cell: (file) => <Badge>{t(`documents.kind.${file.kind}`)}</Badge>,
    },
    {
      key: 'name',
      label: t('documents.name'),
      main: true,
      cell: (file) => (
        <span className={classes.name}>
          {file.name ?? t('documents.name_covered')}
          <SubLine>
            {mediaEndings[file.media_type].toUpperCase()} · {megabytes(file.bytes)} MB
            {file.taken_at
              ? ` · ${t('documents.taken', { day: formatWhen(file.taken_at, new Date(now), language) })}`
              : ''}
          </SubLine>
        </span>
      ),
    },
    {
      key: 'who',
      label: t('documents.by'),
      cell: (file) => (
        <>
          {file.uploaded_by}
          <SubLine>{formatWhen(file.uploaded_at, new Date(now), language)}</SubLine>
        </>
      ),
    },
  ]
  if (!worksOn) return told
  return [
    ...told,
    {
      key: 'acts',
      label: t('documents.acts'),
      quiet: true,
      cell: (file) => (
        <span className={layout.acts}>
          <Button size="sm" variant="default" onClick={() => acts.onOpen(file)}>
            {t('documents.open')}
          </Button>
          {file.stripped && (
            <Button size="sm" variant="subtle" onClick={() => acts.onAsk({ act: 'original', file })}>
              {t('documents.open_original')}
            </Button>
          )}
          <Button size="sm" variant="subtle" onClick={() => acts.onAsk({ act: 'remove', file })}>
            {t('documents.remove')}
          </Button>
        </span>
      ),
    },
  ]
}

function AskReason({
  caseId,
  asked,
  onClose,
}: {
  caseId: string
  asked: Asked | undefined
  onClose: () => void
}) {
  const t = useText()
  const original = useAct(openOriginalContract, { onDone: onClose, refresh: [] })
  const remove = useAct(removeFileContract, { onDone: onClose })
  const params = { case_id: caseId, file_id: asked?.file.id ?? '' }
  return (
    <>
      <ReasonDialog
        opened={asked?.act === 'original'}
        title={t('documents.open_original')}
        actLabel={t('documents.open_original')}
        reasons={originalReasons.map((value) => ({ value, label: t(`documents.original.${value}`) }))}
        noteFor={['other']}
        isBusy={original.isPending}
        error={original.error}
        onAct={({ code, note }) =>
          code && original.mutate({ params, body: { reason: code, ...(note ? { words: note } : {}) } })
        }
        onClose={onClose}
      >
        {t('documents.original.note')}
      </ReasonDialog>
      <ReasonDialog
        opened={asked?.act === 'remove'}
        title={t('documents.remove')}
        actLabel={t('documents.remove')}
        reasons={removalReasons.map((value) => ({ value, label: t(`documents.removed.${value}`) }))}
        noteFor={['other']}
        isBusy={remove.isPending}
        error={remove.error}
        onAct={({ code, note }) =>
          code &&
          remove.mutate({
            params,
            body: { version: asked?.file.version ?? 1, reason: code, ...(note ? { words: note } : {}) },
          })
        }
        onClose={onClose}
      >
        {t('documents.remove.note')}
      </ReasonDialog>
    </>
  )
}

function megabytes(bytes: number): string {
  return formatNumber(Math.max(0.1, Math.round(bytes / 104_857.6) / 10))
}
