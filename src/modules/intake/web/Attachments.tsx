import { Button } from '@mantine/core'
import { useState } from 'react'
import type { ReplyOf } from '#kernel/contract.ts'
import { call } from '#ui/api.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import layout from '#ui/layout.module.css'
import { Section } from '#ui/Sheet.tsx'
import { useText } from '#ui/text.ts'
import { type openReportContract, readReportFileContract } from '../inbox.contract.ts'
import classes from './intake.module.css'

/** Files that came with a message, one by one. */
export function Attachments({ opened }: { opened: ReplyOf<typeof openReportContract> }) {
  const t = useText()
  const [error, setError] = useState<unknown>()
  const get = (no: number) => {
    setError(undefined)
    void call(readReportFileContract, { params: { report_id: opened.id, no } }).catch(setError)
  }
  return (
    <Section title={t('intake.files.title')} note={t('intake.files.note')}>
      <ErrorNote error={error} />
      <ul className={classes.words}>
        {opened.attachments.map((file) => {
          const name = file.name ?? t('intake.files.unnamed', { n: file.file_no })
          return (
            <li key={file.file_no} className={classes.word}>
              {name}
              {file.whole ? (
                <Button variant="default" onClick={() => get(file.file_no)}>
                  {t('intake.files.get')} <span className="visually-hidden">{name}</span>
                </Button>
              ) : (
                <span className={layout.quiet}>{t('intake.files.partial')}</span>
              )}
            </li>
          )
        })}
      </ul>
    </Section>
  )
}
