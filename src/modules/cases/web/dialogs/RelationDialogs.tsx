import { useState } from 'react'
import { fieldError, useAct } from '#ui/api.ts'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { CheckField, TextField } from '#ui/fields.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { useText } from '#ui/text.ts'
import type { CaseFileView } from '../../case.contract.ts'
import { disabilities, displacements, maritals, relationKinds, separations } from '../../relation.codes.ts'
import { type RelationsView, setProfileContract, setRelationContract } from '../../relation.contract.ts'
import { choicesOf } from '../labels.tsx'
import { useRoles } from '../use-roles.ts'

/** Who one person is to another; said again of the same two, it corrects. */
export function RelationDialog({
  file,
  relations,
  onClose,
}: {
  file: CaseFileView
  relations: RelationsView['relations']
  onClose: () => void
}) {
  const t = useText()
  const { all } = useRoles(file)
  const [from, setFrom] = useState(all[1]?.value ?? '')
  const [to, setTo] = useState(all[0]?.value ?? '')
  const [kind, setKind] = useState<(typeof relationKinds)[number]>('spouse')
  const [together, setTogether] = useState(false)
  const act = useAct(setRelationContract, { onDone: onClose })
  const known = relations.find((each) => each.from_person === from && each.to_person === to)
  return (
    <FormDialog
      title={t('cases.relations.add')}
      actLabel={t('cases.act.save')}
      isBusy={act.isPending}
      error={act.error}
      onAct={() =>
        from !== to &&
        act.mutate({
          params: { case_id: file.id },
          body: {
            from_person: from,
            to_person: to,
            kind,
            lives_together: together,
            version: known?.version ?? null,
          },
        })
      }
      onClose={onClose}
    >
      <SelectField
        label={t('cases.relations.who')}
        data={all}
        value={from}
        onChange={(next) => setFrom(next ?? '')}
      />
      <SelectField
        label={t('cases.relations.is')}
        data={choicesOf(relationKinds, 'cases.relation', t)}
        value={kind}
        onChange={(next) => setKind((next ?? 'other') as typeof kind)}
      />
      <SelectField
        label={t('cases.relations.of')}
        data={all}
        value={to}
        onChange={(next) => setTo(next ?? '')}
        error={from === to ? t('relation.two_people') : undefined}
      />
      <CheckField
        label={t('cases.relations.together')}
        checked={together}
        onChange={(event) => setTogether(event.currentTarget.checked)}
      />
    </FormDialog>
  )
}

/** Circumstances of a person; what is left open stays unknown. */
export function ProfileDialog({
  file,
  profile,
  onClose,
}: {
  file: CaseFileView
  profile: RelationsView['profiles'][number]
  onClose: () => void
}) {
  const t = useText()
  const [form, setForm] = useState(profile)
  const set = (change: Partial<typeof form>) => setForm({ ...form, ...change })
  const act = useAct(setProfileContract, { onDone: onClose })
  const isChild = file.persons.find((person) => person.id === profile.person_id)?.part === 'child'
  const { person_id, ...body } = form
  const unknown = { value: '', label: t('cases.profile.unknown') }
  return (
    <FormDialog
      title={t('cases.profile.edit')}
      actLabel={t('cases.act.save')}
      isBusy={act.isPending}
      error={act.error}
      onAct={() => act.mutate({ params: { case_id: file.id, person_id }, body })}
      onClose={onClose}
    >
      <SelectField
        label={t('cases.profile.marital')}
        data={[unknown, ...choicesOf(maritals, 'cases.marital', t)]}
        value={form.marital ?? ''}
        onChange={(next) => set({ marital: (next || null) as typeof form.marital })}
      />
      <CheckField
        label={t('cases.profile.no_disability')}
        checked={form.disabilities?.length === 0}
        onChange={(event) => set({ disabilities: event.currentTarget.checked ? [] : null })}
      />
      <ChoiceKeys
        label={t('cases.profile.disability')}
        several
        columns={3}
        choices={choicesOf(disabilities, 'cases.disability', t)}
        chosen={form.disabilities ?? []}
        onChange={(next) => set({ disabilities: next.length > 0 ? next : null })}
      />
      <SelectField
        label={t('cases.profile.displacement')}
        data={[unknown, ...choicesOf(displacements, 'cases.displacement', t)]}
        value={form.displacement ?? ''}
        onChange={(next) => set({ displacement: (next || null) as typeof form.displacement })}
      />
      <TextField
        label={t('cases.profile.country')}
        optional
        maxLength={2}
        placeholder="VN"
        value={form.country ?? ''}
        onChange={(event) => set({ country: event.currentTarget.value.toUpperCase() || null })}
        error={fieldError(act.error, 'country')}
      />
      {isChild && (
        <SelectField
          label={t('cases.profile.separation')}
          data={[unknown, ...choicesOf(separations, 'cases.separation', t)]}
          value={form.separation ?? ''}
          onChange={(next) => set({ separation: (next || null) as typeof form.separation })}
        />
      )}
    </FormDialog>
  )
}
