import { Button } from '@mantine/core'
import { useState } from 'react'
import { WithDraft } from '#modules/access/web/with-draft.part.tsx'
import { useRead } from '#ui/api.ts'
import { DataList } from '#ui/DataList.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { formatDay } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { useAddress } from '#ui/links.tsx'
import { useMay } from '#ui/me.ts'
import { Page } from '#ui/Page.tsx'
import { Section, Sheet } from '#ui/Sheet.tsx'
import { TextSkeleton } from '#ui/Skeletons.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import { type ChecklistLine, listChecklistsContract, readChecklistContract } from '../checklist.contract.ts'
import { ChecklistForm, valuesOf } from './ChecklistForm.tsx'
import classes from './Inspections.module.css'

/** Checklists with every version; a new version is written from the one in force. */
export default function ChecklistsPage() {
  const t = useText()
  const { language } = useLanguage()
  const [address, change] = useAddress()
  const lists = useRead(listChecklistsContract, {})
  const titled = (each: ChecklistLine) => (language === 'vi' ? each.title_vi : each.title_en)
  return (
    <Page title={t('inspections.checklists.title')} opening={t('inspections.checklists.opening')}>
      <Sheet>
        <DataList
          label={t('inspections.checklists.title')}
          columns={[
            {
              key: 'no',
              label: t('inspections.checklists.version'),
              figures: true,
              cell: (line) => line.no,
            },
            { key: 'title', label: t('inspections.column.checklist'), main: true, cell: titled },
            {
              key: 'subject',
              label: t('inspections.checklists.subject'),
              cell: (line) => t(`inspections.subject.${line.subject}`),
            },
            {
              key: 'questions',
              label: t('inspections.checklists.questions'),
              figures: true,
              cell: (line) => line.questions,
            },
            {
              key: 'from',
              label: t('inspections.checklists.valid_from'),
              figures: true,
              cell: (line) => formatDay(line.valid_from),
            },
            {
              key: 'by',
              label: t('inspections.checklists.source'),
              cell: (line) => (line.edited_by ? `${line.source} (${line.edited_by})` : line.source),
            },
          ]}
          rows={lists.data?.items}
          rowKey={(line) => `${line.code} ${line.no}`}
          rowGoal={(line) => ({
            to: '/inspection-checklists',
            search: { code: line.code, no: String(line.no) },
          })}
          error={lists.error}
          onRetry={() => void lists.refetch()}
          empty={{ sentence: t('inspections.checklists.none') }}
        />
      </Sheet>
      {address.code && (
        <OneChecklist
          key={`${address.code} ${address.no}`}
          code={address.code}
          no={Number(address.no) || undefined}
          newest={Math.max(
            ...(lists.data?.items ?? []).filter((each) => each.code === address.code).map((each) => each.no),
            0,
          )}
          onDone={(no) => change({ no: String(no) })}
        />
      )}
    </Page>
  )
}

interface OneProps {
  code: string
  no: number | undefined
  newest: number
  onDone: (no: number) => void
}

function OneChecklist({ code, no, newest, onDone }: OneProps) {
  const t = useText()
  const may = useMay()
  const { language } = useLanguage()
  const [isEdited, setEdited] = useState(false)
  const [fresh] = useState(() => crypto.randomUUID())
  const list = useRead(readChecklistContract, {
    params: { checklist: code },
    query: no === undefined ? {} : { no },
  })
  if (!list.data)
    return list.error ? (
      <ErrorNote error={list.error} onRetry={() => void list.refetch()} />
    ) : (
      <TextSkeleton lines={6} />
    )
  const { data } = list
  if (isEdited)
    return (
      <WithDraft form="inspection_checklist" clientRef={fresh} empty={valuesOf(data)}>
        {(kept) => (
          <ChecklistForm list={data} newest={newest} clientRef={fresh} kept={kept} onDone={onDone} />
        )}
      </WithDraft>
    )
  const say = (vi: string, en: string) => (language === 'vi' ? vi : en)
  return (
    <Sheet>
      <Section
        title={say(data.title_vi, data.title_en)}
        note={t('inspections.checklists.pass', { n: data.pass_percent })}
      >
        <p className={layout.quiet}>{data.source}</p>
        {may('inspection.rules') && (
          <div className={classes.acts}>
            <Button variant="default" onClick={() => setEdited(true)}>
              {t('inspections.checklists.revise')}
            </Button>
          </div>
        )}
      </Section>
      {data.content.map((section) => (
        <Section key={section.code} title={say(section.title_vi, section.title_en)}>
          <ul className={classes.rows}>
            {section.questions.map((question) => (
              <li key={question.code}>
                <span>
                  {say(question.text_vi, question.text_en)}
                  {question.when && (
                    <span className={layout.quiet}> {t('inspections.checklists.hangs')}</span>
                  )}
                </span>
                <span className={layout.quiet}>
                  {t('inspections.checklists.weight', { n: question.weight })} ·{' '}
                  {t(`inspections.evidence.${question.evidence}`)}
                </span>
              </li>
            ))}
          </ul>
        </Section>
      ))}
    </Sheet>
  )
}
