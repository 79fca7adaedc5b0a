import { useState } from 'react'
import { useAct } from '#ui/api.ts'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { CheckField, FieldPair, TextField } from '#ui/fields.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { useText } from '#ui/text.ts'
import { type BreachAct, breachActs, type DataCategory, dataCategories } from '../data-breach.codes.ts'
import { recordBreachContract } from '../data-breach.contract.ts'
import { instantOf, MomentFields, momentOf } from './MomentFields.tsx'

const parts = ['place', 'description', 'parties', 'contact', 'consequences', 'measures'] as const
const emptyReport = Object.fromEntries(parts.map((part) => [part, ''])) as Record<
  (typeof parts)[number],
  string
>
const countOf = (typed: string) => (/^\d{1,7}$/.test(typed.trim()) ? Number(typed) : null)

/** Records a breach with the fields of the official form, so that the notice is ready within the hours. */
export function NewBreachDialog({ onClose }: { onClose: () => void }) {
  const t = useText()
  const [found, setFound] = useState(() => momentOf(new Date()))
  const [from, setFrom] = useState({ day: null as string | null, hour: '' })
  const [acts, setActs] = useState<BreachAct[]>([])
  const [categories, setCategories] = useState<DataCategory[]>([])
  const [persons, setPersons] = useState('')
  const [records, setRecords] = useState('')
  const [harm, setHarm] = useState(true)
  const [report, setReport] = useState(emptyReport)
  const [isTried, setTried] = useState(false)
  const record = useAct(recordBreachContract, { onDone: onClose })
  const foundAt = instantOf(found)
  const missing = (is: boolean) => (isTried && is ? t('rights.missing') : undefined)
  return (
    <FormDialog
      title={t('rights.breaches.new')}
      actLabel={t('rights.breaches.record')}
      danger
      wide
      isBusy={record.isPending}
      error={record.error}
      onAct={() => {
        setTried(true)
        if (
          !foundAt ||
          acts.length === 0 ||
          categories.length === 0 ||
          parts.some((part) => !report[part].trim())
        )
          return
        record.mutate({
          body: {
            found_at: foundAt,
            happened_from: instantOf(from) ?? null,
            happened_until: null,
            acts,
            data_categories: categories,
            persons_count: countOf(persons),
            records_count: countOf(records),
            harm_likely: harm,
            report,
          },
        })
      }}
      onClose={onClose}
    >
      <MomentFields
        label={t('rights.breaches.found_at')}
        value={found}
        onChange={setFound}
        error={missing(!foundAt)}
      />
      <MomentFields label={t('rights.breaches.happened')} value={from} onChange={setFrom} />
      <ChoiceKeys<BreachAct>
        label={t('rights.breaches.acts')}
        choices={breachActs.map((value) => ({ value, label: t(`rights.breaches.act.${value}`) }))}
        chosen={acts}
        several
        onChange={setActs}
        columns={2}
        error={missing(acts.length === 0)}
      />
      <ChoiceKeys<DataCategory>
        label={t('rights.breaches.categories')}
        choices={dataCategories.map((value) => ({ value, label: t(`rights.breaches.category.${value}`) }))}
        chosen={categories}
        several
        onChange={setCategories}
        columns={3}
        error={missing(categories.length === 0)}
      />
      <FieldPair>
        <TextField
          label={t('rights.breaches.persons')}
          inputMode="numeric"
          optional
          value={persons}
          onChange={(event) => setPersons(event.currentTarget.value)}
        />
        <TextField
          label={t('rights.breaches.records')}
          inputMode="numeric"
          optional
          value={records}
          onChange={(event) => setRecords(event.currentTarget.value)}
        />
      </FieldPair>
      <CheckField
        label={t('rights.breaches.harm_question')}
        checked={harm}
        onChange={(event) => setHarm(event.currentTarget.checked)}
      />
      {parts.map((part) => (
        <TextArea
          key={part}
          label={t(`rights.breaches.report.${part}`)}
          value={report[part]}
          maxLength={4_000}
          minRows={2}
          onChange={(event) => setReport({ ...report, [part]: event.currentTarget.value })}
          error={missing(!report[part].trim())}
        />
      ))}
    </FormDialog>
  )
}
