import { useState } from 'react'
import { fieldError, useAct } from '#ui/api.ts'
import { FormDialog } from '#ui/FormDialog.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { useText } from '#ui/text.ts'
import { addRemark, answerRemark, listRemarks, type Remark } from '../remark.contract.ts'
import { getReport, listReports } from '../report.contract.ts'
import classes from './Editor.module.css'

const refresh = [listRemarks, getReport, listReports]
const mostLine = 4_000

/** Asks what is to be said about a part of the paper: all of it, or one line. */
export function RemarkDialog({
  reportId,
  section,
  lines,
  onClose,
}: {
  reportId: string
  /** Heading as it is printed; none before the first. */
  section: string | undefined
  lines: readonly string[]
  onClose: () => void
}) {
  const t = useText()
  const [at, setAt] = useState('whole')
  const [words, setWords] = useState('')
  const add = useAct(addRemark, { refresh, onDone: onClose })
  const line = lines[Number(at)]
  return (
    <FormDialog
      title={t('reports.margin.add_in', { part: section ?? t('reports.paper.opening') })}
      actLabel={t('reports.margin.add_act')}
      isBusy={add.isPending}
      error={add.error}
      missing={[words.trim() === '' && t('reports.margin.words')]}
      onClose={onClose}
      onAct={() =>
        add.mutate({
          params: { report_id: reportId },
          body: {
            ...(section ? { section } : {}),
            ...(line ? { line: line.slice(0, mostLine) } : {}),
            words,
          },
        })
      }
    >
      <p className={classes.quiet}>{t('reports.margin.what')}</p>
      {lines.length > 0 && (
        <SelectField
          label={t('reports.margin.line')}
          data={[
            { value: 'whole', label: t('reports.margin.whole') },
            ...lines.map((label, index) => ({ value: String(index), label })),
          ]}
          value={at}
          onChange={(next) => setAt(next ?? 'whole')}
        />
      )}
      <TextArea
        label={t('reports.margin.words')}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
        error={fieldError(add.error, 'words')}
      />
    </FormDialog>
  )
}

/** Asks for the answer to a remark. */
export function AnswerDialog({
  reportId,
  remark,
  onClose,
}: {
  reportId: string
  remark: Remark
  onClose: () => void
}) {
  const t = useText()
  const [words, setWords] = useState('')
  const answer = useAct(answerRemark, { refresh, onDone: onClose })
  return (
    <FormDialog
      title={t('reports.margin.answer')}
      actLabel={t('reports.margin.answer_act')}
      isBusy={answer.isPending}
      error={answer.error}
      missing={[words.trim() === '' && t('reports.margin.words')]}
      onClose={onClose}
      onAct={() => answer.mutate({ params: { report_id: reportId, remark_id: remark.id }, body: { words } })}
    >
      <blockquote className={classes.quoted}>{remark.words}</blockquote>
      <TextArea
        label={t('reports.margin.words')}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
        error={fieldError(answer.error, 'words')}
      />
    </FormDialog>
  )
}
