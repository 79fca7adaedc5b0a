import { useState } from 'react'
import { useAct } from '#ui/api.ts'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { DateField } from '#ui/DateField.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { dayKey } from '#ui/format.ts'
import { SelectField } from '#ui/SelectField.tsx'
import { useText } from '#ui/text.ts'
import { type DeedKind, deedKinds, doers, repeatBases } from '../../incident.codes.ts'
import { addDeedContract } from '../../incident.contract.ts'
import { partOfDeed } from '../../incident.rule.ts'
import { type Doer, usualDoer } from '../incident.form.ts'
import { choicesOf } from '../labels.ts'
import type { DialogProps } from './CheckDialog.tsx'

type YesNo = 'yes' | 'no'

/** A measure or support for one person; criticism in the community asks her first, then for its conditions. */
export function DeedDialog({ file, onClose }: DialogProps) {
  const t = useText()
  const [kind, setKind] = useState<DeedKind>()
  const [who, setWho] = useState<string>()
  const [by, setBy] = useState<Doer>()
  const [on, setOn] = useState<string | null>(dayKey(new Date()))
  const [asked, setAsked] = useState<YesNo>()
  const [worse, setWorse] = useState<YesNo>()
  const [basis, setBasis] = useState<(typeof repeatBases)[number]>()
  const act = useAct(addDeedContract, { onDone: onClose })
  const fitting = kind ? file.persons.filter((person) => person.part === partOfDeed(kind)) : []
  const person = who ?? fitting[0]?.id
  const done_by = by ?? (kind && usualDoer[kind])
  const yesNo = [
    { value: 'yes' as const, label: t('book.yes') },
    { value: 'no' as const, label: t('book.no') },
  ]
  const send = () => {
    if (!kind || !person || !done_by || !on) return
    const criticism =
      kind === 'criticism'
        ? {
            asked_her: asked === 'yes',
            makes_worse: worse !== 'no',
            ...(basis ? { repeat_basis: basis } : {}),
          }
        : {}
    act.mutate({
      params: { incident_id: file.id },
      body: { version: file.version, person_id: person, kind, done_on: on, done_by, ...criticism },
    })
  }
  return (
    <FormDialog
      title={t('book.deeds.act')}
      actLabel={t('book.save')}
      isBusy={act.isPending}
      error={act.error}
      onAct={send}
      onClose={onClose}
    >
      <SelectField
        label={t('book.deeds.kind')}
        data={choicesOf(deedKinds, 'deed', t)}
        value={kind ?? null}
        onChange={(next) => {
          setKind(next as DeedKind)
          setWho(undefined)
          setBy(undefined)
        }}
      />
      {fitting.length > 1 && (
        <SelectField
          label={t('book.deeds.whom')}
          data={fitting.map((each, at) => ({
            value: each.id,
            label: `${t(`book.part.${each.part}`)} ${at + 1}, ${t(`book.sex.${each.sex}`)}${each.age_years === null ? '' : `, ${t('book.persons.age', { n: each.age_years })}`}`,
          }))}
          value={person ?? null}
          onChange={(next) => setWho(next ?? undefined)}
        />
      )}
      {kind === 'criticism' && (
        <>
          <ChoiceKeys
            label={t('book.criticism.asked')}
            columns={2}
            choices={yesNo}
            chosen={asked ? [asked] : []}
            onChange={([next]) => setAsked(next)}
          />
          <ChoiceKeys
            label={t('book.criticism.worse')}
            columns={2}
            choices={yesNo}
            chosen={worse ? [worse] : []}
            onChange={([next]) => setWorse(next)}
          />
          <ChoiceKeys
            label={t('book.criticism.basis')}
            columns={1}
            choices={choicesOf(repeatBases, 'repeat', t)}
            chosen={basis ? [basis] : []}
            onChange={([next]) => setBasis(next)}
          />
        </>
      )}
      <SelectField
        label={t('book.deeds.by')}
        data={choicesOf(doers, 'doer', t)}
        value={done_by ?? null}
        onChange={(next) => setBy(next as Doer)}
      />
      <DateField label={t('book.deeds.on')} value={on} onChange={setOn} max={dayKey(new Date())} />
    </FormDialog>
  )
}
