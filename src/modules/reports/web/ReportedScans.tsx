import { Button } from '@mantine/core'
import { IconFileUpload } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { mostFileBytes } from '#modules/documents/file.codes.ts'
import { useAct } from '#ui/api.ts'
import { call, callWithFile } from '#ui/call.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { FileButton } from '#ui/FileButton.tsx'
import { useText } from '#ui/text.ts'
import {
  addReportedScan,
  listReportedFigures,
  type ReportedLine,
  readReportedScan,
  removeReportedScan,
} from '../report.contract.ts'
import classes from './Editor.module.css'

/** The letter a reported figure was taken from: fetched, put to it, taken out when it was the wrong one. */
export function ReportedScans({ figure, mayChange }: { figure: ReportedLine; mayChange: boolean }) {
  const t = useText()
  const cache = useQueryClient()
  const input = useRef<HTMLInputElement>(null)
  const params = { figure_id: figure.id }
  const add = useMutation({
    mutationFn: ({ file, key }: { file: File; key: string }) =>
      file.size > mostFileBytes
        ? Promise.reject(new Error('too big'))
        : callWithFile(addReportedScan, { params, body: { name: file.name.slice(-200) || 'tep' } }, file, {
            key,
          }),
    onSuccess: () => cache.invalidateQueries(),
  })
  const remove = useAct(removeReportedScan, { refresh: [listReportedFigures] })
  const isTooBig = add.error !== null && (add.variables?.file.size ?? 0) > mostFileBytes
  if (!mayChange && figure.scans.length === 0) return <span>{t('reports.scan.none')}</span>
  return (
    <div className={classes.scans}>
      {figure.scans.map((scan) => (
        <div key={scan.id} className={classes.state}>
          <FileButton
            paper
            label={scan.name}
            spoken={`${scan.name}: ${t('reports.scan.fetch')}`}
            fetchFile={() => call(readReportedScan, { params: { ...params, file_id: scan.id } })}
          />
          {mayChange && (
            <Button
              variant="subtle"
              color="gray"
              size="sm"
              aria-disabled={remove.isPending}
              onClick={() =>
                !remove.isPending &&
                remove.mutate({
                  params: { ...params, file_id: scan.id },
                  body: { version: scan.version },
                })
              }
            >
              {t('reports.scan.remove')}
              <span className="unseen"> {scan.name}</span>
            </Button>
          )}
        </div>
      ))}
      {mayChange && (
        <>
          <Button
            variant="subtle"
            size="sm"
            aria-disabled={add.isPending}
            leftSection={<IconFileUpload size={20} stroke={1.75} aria-hidden />}
            onClick={() => !add.isPending && input.current?.click()}
          >
            {t('reports.scan.add')}
            <span className="unseen"> {figure.title}</span>
          </Button>
          <input
            ref={input}
            type="file"
            hidden
            aria-label={`${t('reports.scan.add')}: ${figure.title}`}
            accept="application/pdf,image/jpeg,image/png"
            onChange={(event) => {
              const file = event.currentTarget.files?.[0]
              event.currentTarget.value = ''
              if (file) add.mutate({ file, key: crypto.randomUUID() })
            }}
          />
        </>
      )}
      <p role="status" className={classes.small}>
        {add.isPending && t('reports.scan.sending')}
        {isTooBig && t('reports.scan.too_big')}
      </p>
      {!isTooBig && <ErrorNote error={add.error} />}
      <ErrorNote error={remove.error} />
    </div>
  )
}
