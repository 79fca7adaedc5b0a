import { Button } from '@mantine/core'
import { Kept } from '#modules/access/web/kept.part.tsx'
import { fieldError, useAct } from '#ui/api.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Form } from '#ui/fields.tsx'
import { Section } from '#ui/Sheet.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { useText } from '#ui/text.ts'
import {
  answerReportContract,
  listReportsContract,
  type ReportItem,
  reportStructureContract,
  reportsTodayContract,
} from '../inbox.contract.ts'
import { reportLimits } from '../intake.codes.ts'
import classes from './intake.module.css'

/** The answer to a sender, kept while it is written. */
export function AnswerForm({ report, onSent }: { report: ReportItem; onSent: (text: string) => void }) {
  const t = useText()
  const act = useAct(answerReportContract, {
    refresh: [listReportsContract, reportsTodayContract, reportStructureContract],
  })
  return (
    <Section title={t('intake.answer.label')} note={t('intake.answer.note')}>
      {report.danger === 'now' && report.waits && <p>{t('intake.answer.danger')}</p>}
      <Kept form={`intake.answer.${report.id}`} start={{ text: '' }}>
        {({ content, setContent, done, mark }) => (
          <Form
            onSend={() =>
              act.mutate(
                { params: { report_id: report.id }, body: { version: report.version, text: content.text } },
                {
                  onSuccess: () => {
                    done()
                    setContent({ text: '' })
                    onSent(content.text)
                  },
                },
              )
            }
          >
            <div className={classes.form}>
              <TextArea
                label={t('intake.answer.label')}
                value={content.text}
                maxLength={reportLimits.letters}
                onChange={(event) => setContent({ text: event.currentTarget.value })}
                error={fieldError(act.error, 'text')}
              />
              <ErrorNote error={act.error} />
              <div className={classes.acts}>
                <Button type="submit" loading={act.isPending}>
                  {t('intake.answer.send')}
                </Button>
                {mark}
              </div>
            </div>
          </Form>
        )}
      </Kept>
    </Section>
  )
}
