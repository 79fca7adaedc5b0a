import { Button } from '@mantine/core'
import { Kept } from '#modules/access/web/kept.part.tsx'
import { reportStructureContract } from '#modules/intake/inbox.contract.ts'
import { useAct, useRead } from '#ui/api.ts'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Form } from '#ui/fields.tsx'
import { useGo, useParam } from '#ui/links.tsx'
import { Page } from '#ui/Page.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { Section, Sheet } from '#ui/Sheet.tsx'
import { TextSkeleton } from '#ui/Skeletons.tsx'
import { useText } from '#ui/text.ts'
import { callers, topics } from '../contact.codes.ts'
import { contactFromReport } from '../from-report.contract.ts'
import classes from './hotline.module.css'
import { useLabel } from './labels.ts'

const writers = callers.filter((code) => !['silent', 'prying', 'hoax'].includes(code))
const signs = ['sexual_assault', 'suicide_risk'] as const
interface Said {
  caller: (typeof callers)[number] | null
  topic: (typeof topics)[number] | null
  signs: (typeof signs)[number][]
}

/** A contact out of a sealed message: who wrote, what about, two dangers; the rest comes with the message. */
export default function FromReportPage() {
  const t = useText()
  const label = useLabel()
  const go = useGo()
  const id = useParam('id')
  const report = useRead(reportStructureContract, { params: { report_id: id } })
  const act = useAct(contactFromReport, {
    onDone: (made) => go({ to: '/contacts/$id', params: { id: made.id } }, { replace: true }),
  })
  const start: Said = {
    caller: report.data?.about === 'self' ? 'survivor' : null,
    topic: null,
    signs: [],
  }
  return (
    <Page title={t('hotline.online.title')} opening={t('hotline.online.note')}>
      <Sheet>
        <Section title={t('hotline.online.make')}>
          <ErrorNote error={report.error} onRetry={() => void report.refetch()} />
          {!report.data && !report.error && <TextSkeleton lines={4} />}
          {report.data && (
            <Kept form={`hotline.online.${id}`} start={start}>
              {({ content, setContent, done, mark }) => {
                const { caller, topic } = content
                const isTried = act.isError || act.isPending
                return (
                  <Form
                    onSend={() =>
                      report.data &&
                      caller &&
                      topic &&
                      act.mutate(
                        {
                          params: { report_id: id },
                          body: {
                            version: report.data.version,
                            caller,
                            topic,
                            sexual_assault: content.signs.includes('sexual_assault'),
                            suicide_risk: content.signs.includes('suicide_risk'),
                          },
                        },
                        { onSuccess: done },
                      )
                    }
                  >
                    <div className={classes.stack}>
                      <ChoiceKeys
                        label={t('hotline.online.caller')}
                        columns={3}
                        choices={writers.map((value) => ({ value, label: label('caller', value) }))}
                        chosen={caller ? [caller] : []}
                        onChange={([next]) => setContent({ ...content, caller: next ?? null })}
                        error={caller || !isTried ? undefined : t('hotline.online.needed')}
                      />
                      <SelectField
                        label={t('hotline.online.topic')}
                        searchable
                        data={topics.map((value) => ({
                          value: value as string,
                          label: label('topic', value),
                        }))}
                        value={topic}
                        onChange={(next) =>
                          setContent({ ...content, topic: topics.find((code) => code === next) ?? null })
                        }
                      />
                      <ChoiceKeys
                        label={t('hotline.online.signs')}
                        several
                        columns={2}
                        choices={signs.map((value) => ({ value, label: t(`hotline.online.${value}`) }))}
                        chosen={content.signs}
                        onChange={(chosen) => setContent({ ...content, signs: chosen })}
                      />
                      <ErrorNote error={act.error} />
                      <Button type="submit" loading={act.isPending} disabled={!caller || !topic}>
                        {t('hotline.online.make')}
                      </Button>
                      {mark}
                    </div>
                  </Form>
                )
              }}
            </Kept>
          )}
        </Section>
      </Sheet>
    </Page>
  )
}
