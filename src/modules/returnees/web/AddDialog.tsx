import { AskDialog, type Question, typedNow, type Values } from '#modules/protection/web/ask-dialog.part.tsx'
import { useText } from '#ui/text.ts'
import * as codes from '../returnee.codes.ts'
import * as contracts from '../returnee.contract.ts'
import { communeTells } from '../returnee.rule.ts'
import { choices, type Say, today, words } from './questions.ts'
import type { FileProps } from './ReturneeFile.tsx'
import { asks, told } from './returnee.form.ts'

/** Writes somebody down; what is typed is kept. */
export function AddDialog({
  caseId,
  view,
  onClose,
}: Pick<FileProps, 'caseId' | 'view'> & { onClose: () => void }) {
  const t = useText()
  const fromCommune = (values: Values) => communeTells(values.source as codes.Source)
  const questions: Question[] = [
    {
      name: 'person_id',
      kind: 'select',
      label: t('returnees.field.person'),
      choices: view.others.map((person) => ({ value: person.id, label: personLabel(person, t) })),
      start: view.others.length === 1 ? (view.others[0]?.id ?? null) : null,
    },
    {
      name: 'status',
      kind: 'one',
      label: t('returnees.column.status'),
      choices: choices(['identifying', 'accompanying'], 'status', t),
      start: 'identifying',
    },
    {
      name: 'source',
      kind: 'one',
      label: t('returnees.field.source'),
      choices: choices(codes.sources, 'source', t),
    },
    { name: 'came_on', kind: 'day', label: t('returnees.field.came_on'), start: today() },
    {
      name: 'commune_told_at',
      kind: 'moment',
      label: t('returnees.field.commune'),
      hint: t('returnees.field.commune_hint'),
      when: fromCommune,
      start: typedNow(),
    },
    {
      name: 'from_country',
      kind: 'select',
      label: t('returnees.field.from_country'),
      choices: choices(codes.countries, 'country', t),
      start: 'unknown',
    },
    {
      name: 'birthday',
      kind: 'day',
      label: t('returnees.field.birthday'),
      hint: t('returnees.field.birthday_hint'),
      optional: true,
    },
    words(t),
  ]
  return (
    <AskDialog
      title={t('returnees.add.act')}
      actLabel={t('returnees.add.act')}
      contract={contracts.addReturneeContract}
      questions={questions}
      draft={`returnee.${caseId}`}
      args={(answers) => ({
        params: { case_id: caseId },
        body: {
          ...asks<typeof contracts.addReturneeContract>(answers, [
            'person_id',
            'status',
            'source',
            'came_on',
            'from_country',
          ]),
          ...told(answers, ['commune_told_at', 'birthday', 'words']),
        },
      })}
      onClose={onClose}
    />
  )
}

/** A person of a case as everybody may read them: part, sex and age. */
function personLabel(person: { part: string; sex: string; age_years: number | null }, t: Say): string {
  const who = `${t(`returnees.part.${person.part}`)}, ${t(`returnees.sex.${person.sex}`).toLocaleLowerCase()}`
  return person.age_years === null ? who : `${who}, ${t('returnees.aged', { n: person.age_years })}`
}
