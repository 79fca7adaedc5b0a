import { useState } from 'react'
import { listDutiesContract } from '#modules/access/duty.contract.ts'
import { useAct, useRead } from '#ui/api.ts'
import { DateField } from '#ui/DateField.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { TextField } from '#ui/fields.tsx'
import { dayKey } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { SelectField } from '#ui/SelectField.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import { addTopicContract, changeTopicContract, type Topic } from '../topic.contract.ts'

/** A new topic, or other words for one; what rests on it keeps resting on it. */
export function TopicDialog({ topic, onClose }: { topic?: Topic; onClose: () => void }) {
  const t = useText()
  const { language } = useLanguage()
  const duties = useRead(listDutiesContract, { query: {} }, { staleTime: 300_000 })
  const [nameVi, setNameVi] = useState(topic?.name_vi ?? '')
  const [nameEn, setNameEn] = useState(topic?.name_en ?? '')
  const [duty, setDuty] = useState<string | null>(topic?.duty ?? null)
  const add = useAct(addTopicContract, { onDone: onClose })
  const change = useAct(changeTopicContract, { onDone: onClose })
  const title = t(topic ? 'dialogue.topics.change' : 'dialogue.topics.add')
  return (
    <FormDialog
      title={title}
      actLabel={t('dialogue.change.act')}
      isBusy={add.isPending || change.isPending}
      error={add.error ?? change.error ?? duties.error}
      missing={[
        nameVi.trim().length < 3 && t('dialogue.topics.name_vi'),
        topic && nameEn.trim().length < 3 && t('dialogue.topics.name_en'),
        !duty && t('dialogue.topics.duty'),
      ]}
      onAct={() => {
        if (!duty) return
        if (topic)
          change.mutate({
            params: { code: topic.code },
            body: {
              version: topic.version,
              name_vi: nameVi,
              name_en: nameEn,
              duty,
              valid_until: topic.valid_until,
            },
          })
        else add.mutate({ body: { name_vi: nameVi, duty, ...(nameEn.trim() ? { name_en: nameEn } : {}) } })
      }}
      onClose={onClose}
    >
      <p className={layout.quiet}>{t('dialogue.topics.stays')}</p>
      <TextField
        label={t('dialogue.topics.name_vi')}
        maxLength={120}
        value={nameVi}
        onChange={(event) => setNameVi(event.currentTarget.value)}
      />
      <TextField
        label={t('dialogue.topics.name_en')}
        optional={!topic}
        maxLength={120}
        value={nameEn}
        onChange={(event) => setNameEn(event.currentTarget.value)}
      />
      <SelectField
        label={t('dialogue.topics.duty')}
        searchable
        data={(duties.data?.items ?? []).map((each) => ({
          value: each.code,
          label: language === 'vi' ? each.name_vi : each.name_en,
        }))}
        value={duty}
        onChange={setDuty}
      />
    </FormDialog>
  )
}

/** The day from which a topic is no longer offered; empty, it is offered on. */
export function EndTopicDialog({ topic, onClose }: { topic: Topic; onClose: () => void }) {
  const t = useText()
  const [until, setUntil] = useState<string | null>(topic.valid_until ?? dayKey(new Date()))
  const act = useAct(changeTopicContract, { onDone: onClose })
  const { code, version, name_vi, name_en, duty } = topic
  return (
    <FormDialog
      title={t('dialogue.topics.end')}
      actLabel={t('dialogue.change.act')}
      isBusy={act.isPending}
      error={act.error}
      onAct={() =>
        act.mutate({ params: { code }, body: { version, name_vi, name_en, duty, valid_until: until } })
      }
      onClose={onClose}
    >
      <p className={layout.quiet}>{t('dialogue.topics.end_hint')}</p>
      <DateField label={t('dialogue.topics.end_on')} value={until} onChange={setUntil} />
    </FormDialog>
  )
}
