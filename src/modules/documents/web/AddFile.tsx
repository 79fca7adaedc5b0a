import { Progress } from '@mantine/core'
import { IconFileUpload } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { callWithFile } from '#ui/call.ts'
import { DateField } from '#ui/DateField.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { dayKey } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { useText } from '#ui/text.ts'
import { type FileKind, fileKinds, mediaTypes, mostFileBytes } from '../file.codes.ts'
import { addFileContract } from '../file.contract.ts'
import classes from './Documents.module.css'

/** Brings a file in: choose what it is, then drop it or press. One at a time, with its progress. */
export function AddFile({ caseId }: { caseId: string }) {
  const t = useText()
  const cache = useQueryClient()
  const input = useRef<HTMLInputElement>(null)
  const [kind, setKind] = useState<FileKind>()
  const [taken, setTaken] = useState<string | null>(null)
  const [isOver, setOver] = useState(false)
  const [problem, setProblem] = useState<string>()
  const [share, setShare] = useState(0)
  const add = useMutation({
    mutationFn: ({ file, key }: { file: File; key: string }) =>
      callWithFile(
        addFileContract,
        {
          params: { case_id: caseId },
          body: {
            name: file.name.slice(-200) || 'tep',
            kind: kind ?? 'other',
            ...(taken ? { taken_at: takenAt(taken) } : {}),
          },
        },
        file,
        { key, onSent: setShare },
      ),
    onSuccess: () => cache.invalidateQueries(),
  })
  const take = (files: FileList | null) => {
    const file = files?.[0]
    if (!file || add.isPending) return
    if (!kind) return setProblem(t('documents.missing.kind'))
    if (file.size > mostFileBytes)
      return setProblem(t('documents.missing.size', { most: mostFileBytes / 1_048_576 }))
    setProblem(undefined)
    setShare(0)
    add.mutate({ file, key: crypto.randomUUID() })
  }
  const percent = Math.round(share * 100)
  return (
    <div className={layout.stack}>
      <ChoiceKeys<FileKind>
        label={t('documents.kind')}
        choices={fileKinds.map((value) => ({ value, label: t(`documents.kind.${value}`) }))}
        chosen={kind ? [kind] : []}
        onChange={([next]) => {
          setKind(next)
          setProblem(undefined)
        }}
        columns={3}
        error={problem}
      />
      <DateField
        label={t('documents.taken_on')}
        description={t('documents.taken_on_note')}
        value={taken}
        onChange={setTaken}
        max={dayKey(new Date())}
      />
      <button
        type="button"
        className={classes.drop}
        data-over={isOver || undefined}
        aria-disabled={add.isPending}
        onClick={() => input.current?.click()}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault()
          setOver(false)
          take(event.dataTransfer.files)
        }}
      >
        <IconFileUpload size={28} stroke={1.75} aria-hidden />
        <strong>{t(add.isPending ? 'documents.sending' : 'documents.drop')}</strong>
        <span className={layout.quiet}>{t('documents.drop_note')}</span>
      </button>
      <input
        ref={input}
        type="file"
        hidden
        accept={mediaTypes.join(',')}
        onChange={(event) => {
          take(event.currentTarget.files)
          event.currentTarget.value = ''
        }}
      />
      {add.isPending && <Progress value={percent} aria-label={t('documents.sending')} size="lg" />}
      <p role="status" className={layout.quiet}>
        {add.isPending && `${percent}%`}
        {add.isSuccess && t(add.data.stripped ? 'documents.added_stripped' : 'documents.added')}
      </p>
      <ErrorNote error={add.error} onRetry={() => add.variables && add.mutate(add.variables)} />
    </div>
  )
}

/** Noon of a day of the province; of today, this moment. */
function takenAt(day: string): string {
  const now = new Date()
  return day === dayKey(now) ? now.toISOString() : `${day}T12:00:00+07:00`
}
