import { Button } from '@mantine/core'
import { IconCamera } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { call, useAct } from '#ui/api.ts'
import { callWithFile } from '#ui/call.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { CheckField } from '#ui/fields.tsx'
import layout from '#ui/layout.module.css'
import { useText } from '#ui/text.ts'
import {
  addInspectionFileContract,
  type InspectionFile,
  readInspectionFileContract,
  removeInspectionFileContract,
  type Visit,
} from '../visit.contract.ts'
import classes from './Inspections.module.css'

/** Photos of one question: taken with the tablet, kept without place and device, once nobody can be made out in them. */
export function PhotoEntry({
  visit,
  question,
  isWanted,
}: {
  visit: Visit
  question?: string
  isWanted: boolean
}) {
  const t = useText()
  const cache = useQueryClient()
  const input = useRef<HTMLInputElement>(null)
  const [isSafe, setSafe] = useState(false)
  const add = useMutation({
    mutationFn: ({ file, key }: { file: File; key: string }) =>
      callWithFile(
        addInspectionFileContract,
        {
          params: { visit_id: visit.id },
          body: {
            name: file.name.slice(-200) || 'anh',
            people_shown: 'nobody',
            ...(question ? { question } : {}),
          },
        },
        file,
        { key },
      ),
    onSuccess: () => cache.invalidateQueries(),
  })
  const mine = visit.files.filter((file) => file.question === (question ?? null))
  return (
    <div className={layout.stack}>
      <PhotoList visit={visit} files={mine} />
      <CheckField
        label={t('inspections.photo.nobody')}
        checked={isSafe}
        onChange={(event) => setSafe(event.currentTarget.checked)}
      />
      <div className={classes.acts}>
        <Button
          variant="default"
          leftSection={<IconCamera size={20} stroke={1.75} aria-hidden />}
          aria-disabled={!isSafe || add.isPending}
          onClick={() => isSafe && !add.isPending && input.current?.click()}
        >
          {t(isWanted ? 'inspections.photo.add_wanted' : 'inspections.photo.add')}
        </Button>
        <span role="status" className={layout.quiet}>
          {add.isPending ? t('inspections.photo.sending') : add.isSuccess ? t('inspections.photo.kept') : ''}
        </span>
      </div>
      <input
        ref={input}
        type="file"
        hidden
        accept="image/jpeg,image/png,image/webp"
        capture="environment"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0]
          if (file) add.mutate({ file, key: crypto.randomUUID() })
          event.currentTarget.value = ''
        }}
      />
      <ErrorNote error={add.error} />
    </div>
  )
}

/** Photos and papers with opening and hiding. */
export function PhotoList({ visit, files }: { visit: Visit; files: readonly InspectionFile[] }) {
  const t = useText()
  const [error, setError] = useState<unknown>()
  const remove = useAct(removeInspectionFileContract)
  if (files.length === 0) return null
  return (
    <>
      <ul className={classes.rows}>
        {files.map((file) => (
          <li key={file.id}>
            <Button
              variant="subtle"
              onClick={() => {
                setError(undefined)
                void call(readInspectionFileContract, {
                  params: { visit_id: visit.id, file_id: file.id },
                }).catch(setError)
              }}
            >
              {file.name}
            </Button>
            {visit.mine && visit.status !== 'concluded' && (
              <Button
                variant="subtle"
                color="gray"
                aria-label={t('inspections.photo.remove_of', { name: file.name })}
                onClick={() =>
                  remove.mutate({
                    params: { visit_id: visit.id, file_id: file.id },
                    body: { version: file.version },
                  })
                }
              >
                {t('inspections.photo.remove')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <ErrorNote error={error ?? remove.error} />
    </>
  )
}
