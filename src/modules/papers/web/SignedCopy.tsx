import { Button } from '@mantine/core'
import { IconFilePlus } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { call, useAct } from '#ui/api.ts'
import { callWithFile } from '#ui/call.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { FileButton } from '#ui/FileButton.tsx'
import layout from '#ui/layout.module.css'
import { Section } from '#ui/Sheet.tsx'
import { useText } from '#ui/text.ts'
import {
  addPaperFileContract,
  type PaperView,
  readPaperFileContract,
  removePaperFileContract,
} from '../paper.contract.ts'

/** The signed document as it was scanned; opened, filed, hidden. */
export function SignedCopy({ paper, works }: { paper: PaperView; works: boolean }) {
  const t = useText()
  const cache = useQueryClient()
  const input = useRef<HTMLInputElement>(null)
  const remove = useAct(removePaperFileContract)
  const add = useMutation({
    mutationFn: (file: File) =>
      callWithFile(
        addPaperFileContract,
        { params: { paper_id: paper.id }, body: { name: file.name.slice(-200) || 'ban-ky' } },
        file,
        { key: crypto.randomUUID() },
      ),
    onSuccess: () => cache.invalidateQueries(),
  })
  return (
    <Section title={t('papers.files.title')}>
      {paper.files.length === 0 && <p className={layout.quiet}>{t('papers.files.none')}</p>}
      <ul className={layout.rows}>
        {paper.files.map((file) => (
          <li key={file.id}>
            <div className={layout.between}>
              <FileButton
                paper
                label={file.name}
                fetchFile={() =>
                  call(readPaperFileContract, { params: { paper_id: paper.id, file_id: file.id } })
                }
              />
              {works && (
                <Button
                  variant="subtle"
                  color="gray"
                  aria-label={t('papers.files.remove_of', { name: file.name })}
                  onClick={() =>
                    remove.mutate({
                      params: { paper_id: paper.id, file_id: file.id },
                      body: { version: file.version },
                    })
                  }
                >
                  {t('papers.files.remove')}
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
      {works && (
        <div className={layout.acts}>
          <Button
            variant="default"
            leftSection={<IconFilePlus size={20} stroke={1.75} aria-hidden />}
            aria-disabled={add.isPending}
            onClick={() => !add.isPending && input.current?.click()}
          >
            {t('papers.files.add')}
          </Button>
          <span role="status" className={layout.quiet}>
            {add.isPending ? t('papers.files.sending') : ''}
          </span>
          <input
            ref={input}
            type="file"
            hidden
            accept="application/pdf,image/jpeg,image/png,image/webp"
            onChange={(event) => {
              const file = event.currentTarget.files?.[0]
              if (file) add.mutate(file)
              event.currentTarget.value = ''
            }}
          />
        </div>
      )}
      <ErrorNote error={add.error ?? remove.error} />
    </Section>
  )
}
