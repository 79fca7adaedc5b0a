import { Button } from '@mantine/core'
import { useState } from 'react'
import { Kept, type KeptForm } from '#modules/access/web/kept.part.tsx'
import { useAct } from '#ui/api.ts'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { DateField } from '#ui/DateField.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { FieldPair, TextField } from '#ui/fields.tsx'
import layout from '#ui/layout.module.css'
import { SelectField } from '#ui/SelectField.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { useText } from '#ui/text.ts'
import type { CaseFileView } from '../../case.contract.ts'
import { holdConferenceContract } from '../../conference.contract.ts'
import { conferenceModes, conferenceRoles } from '../../conference.life.ts'
import classes from '../Cases.module.css'
import { choicesOf } from '../labels.tsx'
import { MomentField } from '../MomentField.tsx'
import { instantOf, type TypedMoment, typedNow } from '../moment.ts'

type Role = (typeof conferenceRoles)[number]
interface ConferenceForm {
  held: TypedMoment
  mode: (typeof conferenceModes)[number]
  minutes: string
  participants: { key: string; role: Role; name: string }[]
  decisions: { key: string; owner_role: Role; due_on: string | null; words: string }[]
}

interface Props {
  file: CaseFileView
  onClose: () => void
}

/** A case conference: who sat in it, what was said, what was decided by whom until when. */
export function ConferenceDialog(props: Props) {
  return (
    <Kept<ConferenceForm>
      form={`care.conference.${props.file.id}`}
      start={{
        held: typedNow(),
        mode: 'in_person',
        minutes: '',
        participants: [{ key: crypto.randomUUID(), role: 'manager', name: '' }],
        decisions: [{ key: crypto.randomUUID(), owner_role: 'manager', due_on: null, words: '' }],
      }}
    >
      {(kept) => <ConferenceFields {...props} kept={kept} />}
    </Kept>
  )
}

function ConferenceFields({ file, onClose, kept }: Props & { kept: KeptForm<ConferenceForm> }) {
  const t = useText()
  const [isTried, setTried] = useState(false)
  const { content: form, setContent } = kept
  const set = (change: Partial<ConferenceForm>) => setContent({ ...form, ...change })
  const act = useAct(holdConferenceContract, {
    onDone: () => {
      kept.done()
      onClose()
    },
  })
  const held_at = instantOf(form.held)
  const decided = form.decisions.filter((each) => each.words.trim())
  const isDated = decided.every((each) => each.due_on)
  const send = () => {
    setTried(true)
    if (!held_at || !form.minutes.trim() || form.participants.length === 0 || !isDated) return
    act.mutate({
      params: { case_id: file.id },
      body: {
        held_at,
        mode: form.mode,
        minutes: form.minutes,
        participants: form.participants.map(({ role, name }) => ({ role, ...(name.trim() ? { name } : {}) })),
        decisions: decided.map(({ owner_role, due_on, words }) => ({
          owner_role,
          due_on: due_on ?? '',
          words,
        })),
      },
    })
  }
  const roles = choicesOf(conferenceRoles, 'cases.role', t)
  return (
    <FormDialog
      title={t('cases.conference.write')}
      actLabel={t('cases.act.save')}
      isBusy={act.isPending}
      error={act.error}
      onAct={send}
      onClose={onClose}
      wide
    >
      <MomentField
        label={t('cases.conference.held')}
        value={form.held}
        onChange={(held) => set({ held })}
        error={isTried && !held_at ? t('cases.missing.moment') : undefined}
      />
      <ChoiceKeys
        label={t('cases.conference.mode')}
        columns={3}
        required
        choices={choicesOf(conferenceModes, 'cases.mode', t)}
        chosen={[form.mode]}
        onChange={([mode]) => mode && set({ mode })}
      />
      <fieldset className={classes.person}>
        <legend>{t('cases.conference.who')}</legend>
        {form.participants.map((one) => {
          const change = (next: Partial<typeof one>) =>
            set({
              participants: form.participants.map((each) =>
                each.key === one.key ? { ...each, ...next } : each,
              ),
            })
          return (
            <FieldPair key={one.key}>
              <SelectField
                label={t('cases.conference.role')}
                data={roles}
                value={one.role}
                onChange={(role) => change({ role: (role ?? 'other') as Role })}
              />
              <TextField
                label={t('cases.conference.name')}
                optional
                maxLength={120}
                value={one.name}
                onChange={(event) => change({ name: event.currentTarget.value })}
              />
            </FieldPair>
          )
        })}
        <Button
          variant="default"
          size="sm"
          onClick={() =>
            set({
              participants: [...form.participants, { key: crypto.randomUUID(), role: 'police', name: '' }],
            })
          }
        >
          {t('cases.conference.add_person')}
        </Button>
      </fieldset>
      <TextArea
        label={t('cases.conference.minutes')}
        minRows={5}
        maxLength={8000}
        value={form.minutes}
        onChange={(event) => set({ minutes: event.currentTarget.value })}
        error={isTried && !form.minutes.trim() ? t('cases.missing.text') : undefined}
      />
      <fieldset className={classes.person}>
        <legend>{t('cases.conference.decisions')}</legend>
        {form.decisions.map((one) => {
          const change = (next: Partial<typeof one>) =>
            set({
              decisions: form.decisions.map((each) => (each.key === one.key ? { ...each, ...next } : each)),
            })
          return (
            <div key={one.key} className={layout.stack}>
              <TextArea
                label={t('cases.conference.decision')}
                minRows={2}
                maxLength={1000}
                value={one.words}
                onChange={(event) => change({ words: event.currentTarget.value })}
              />
              <FieldPair>
                <SelectField
                  label={t('cases.conference.owner')}
                  data={roles}
                  value={one.owner_role}
                  onChange={(role) => change({ owner_role: (role ?? 'other') as Role })}
                />
                <DateField
                  label={t('cases.conference.due')}
                  value={one.due_on}
                  onChange={(due_on) => change({ due_on })}
                  error={isTried && one.words.trim() && !one.due_on ? t('cases.missing.choose') : undefined}
                />
              </FieldPair>
            </div>
          )
        })}
        <Button
          variant="default"
          size="sm"
          onClick={() =>
            set({
              decisions: [
                ...form.decisions,
                { key: crypto.randomUUID(), owner_role: 'manager', due_on: null, words: '' },
              ],
            })
          }
        >
          {t('cases.conference.add_decision')}
        </Button>
      </fieldset>
      {kept.mark}
    </FormDialog>
  )
}
