import { Button } from '@mantine/core'
import { IconCamera } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { CheckField } from '#ui/fields.tsx'
import layout from '#ui/layout.module.css'

interface PhotosProps {
  files: readonly { id: string; version: number; name: string }[]
  mayWrite: boolean
  empty?: string
  words: {
    /** What whoever adds one has to be sure of, ticked before each round. */
    sure: string
    add: string
    sending: string
    kept: string
    remove?: string
    removeOf?: (name: string) => string
  }
  send: (file: File, key: string) => Promise<unknown>
  open: (id: string) => Promise<unknown>
  /** Without it nothing is hidden here. */
  remove?: (id: string, version: number) => void
  error: unknown
}

/** Pictures kept beside a record: opened, hidden, and added once somebody is sure of whom they show. */
export function Photos({ files, mayWrite, empty, words, send, open, remove, error }: PhotosProps) {
  const cache = useQueryClient()
  const input = useRef<HTMLInputElement>(null)
  const [isSure, setSure] = useState(false)
  const [failed, setFailed] = useState<unknown>()
  const add = useMutation({
    mutationFn: ({ file, key }: { file: File; key: string }) => send(file, key),
    onSuccess: () => cache.invalidateQueries(),
  })
  return (
    <div className={layout.stack}>
      {files.length === 0 && empty && <p className={layout.quiet}>{empty}</p>}
      {files.map((file) => (
        <div key={file.id} className={layout.acts}>
          <Button
            variant="subtle"
            onClick={() => {
              setFailed(undefined)
              open(file.id).catch(setFailed)
            }}
          >
            {file.name}
          </Button>
          {mayWrite && remove && (
            <Button
              variant="subtle"
              color="gray"
              aria-label={words.removeOf?.(file.name)}
              onClick={() => remove(file.id, file.version)}
            >
              {words.remove}
            </Button>
          )}
        </div>
      ))}
      {mayWrite && (
        <>
          <CheckField
            label={words.sure}
            checked={isSure}
            onChange={(event) => setSure(event.currentTarget.checked)}
          />
          <div className={layout.acts}>
            <Button
              variant="default"
              leftSection={<IconCamera size={20} stroke={1.75} aria-hidden />}
              aria-disabled={!isSure || add.isPending}
              onClick={() => isSure && !add.isPending && input.current?.click()}
            >
              {words.add}
            </Button>
            <span role="status" className={layout.quiet}>
              {add.isPending ? words.sending : add.isSuccess ? words.kept : ''}
            </span>
          </div>
          <input
            ref={input}
            type="file"
            hidden
            accept="image/jpeg,image/png,image/webp,application/pdf"
            onChange={(event) => {
              const file = event.currentTarget.files?.[0]
              if (file) add.mutate({ file, key: crypto.randomUUID() })
              event.currentTarget.value = ''
            }}
          />
        </>
      )}
      <ErrorNote error={failed ?? add.error ?? error} />
    </div>
  )
}
