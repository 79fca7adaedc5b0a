import type { CallOf } from '#kernel/contract.ts'
import { type Kept, OneDraft, useKeptForm } from '#modules/access/web/with-draft.part.tsx'
import { useAct } from '#ui/api.ts'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { DateField } from '#ui/DateField.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { FieldPair, TextField } from '#ui/fields.tsx'
import { dayKey } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { NumberField } from '#ui/NumberField.tsx'
import type { Found } from '#ui/PlaceField.tsx'
import { SavedMark } from '#ui/SavedMark.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { useText } from '#ui/text.ts'
import { reactions } from '../dialogue.codes.ts'
import { movePetitionContract, type PetitionFile } from '../petition.contract.ts'
import type { PetitionMove } from '../petition.life.ts'
import { BodyField, PlaceThenField } from './fields.tsx'

type Body = CallOf<typeof movePetitionContract>['body']

interface Props {
  file: PetitionFile
  move: PetitionMove
  onClose: () => void
}

interface Values {
  agency: Found | null
  words: string
  rule: string
  action: string
  dueOn: string | null
  owner: string
  place: Found | null
  on: string | null
  reader: string
  heard: number | ''
  reaction: (typeof reactions)[number]
}

const valuesOf = (file: PetitionFile): Values => ({
  agency: null,
  words: '',
  rule: '',
  action: '',
  dueOn: null,
  owner: '',
  place: { id: file.place_id, label: file.place_name },
  on: dayKey(new Date()),
  reader: '',
  heard: file.askers,
  reaction: 'clear',
})

/** The next step of a petition, with what it needs; what is typed is kept. */
export function MoveDialog(props: Props) {
  const form = `petition.${props.file.id}.${props.move}`
  return (
    <OneDraft form={form} empty={valuesOf(props.file)}>
      {(kept, clientRef) => <Move {...props} form={form} kept={kept} clientRef={clientRef} />}
    </OneDraft>
  )
}

function Move({
  file,
  move,
  onClose,
  ...begun
}: Props & { form: string; kept: Kept<Values>; clientRef: string }) {
  const t = useText()
  const { clientRef } = begun
  const { form, set, draft } = useKeptForm({ clientRef, form: begun.form, kept: begun.kept })
  const { agency, words, rule, action, dueOn, owner, place, on, reader, heard, reaction } = form
  const act = useAct(movePetitionContract, { onDone: onClose })
  const said = words.trim()
  const asksBody = move === 'refuse' || (move === 'answer' && file.state === 'recorded')
  const body = (): Body | undefined => {
    const { version } = file
    switch (move) {
      case 'ask':
        return { version, move, ...(agency ? { agency_id: agency.id } : {}) }
      case 'refuse':
        return agency && said.length > 2 ? { version, move, next_agency_id: agency.id, why: said } : undefined
      case 'give_back':
      case 'close_unmet':
      case 'reopen':
        return said.length > 2 ? { version, move, why: said } : undefined
      case 'ask_more':
      case 'give_more':
      case 'note':
        return said ? { version, move, words: said } : undefined
      case 'answer':
        if (!rule.trim() || !action.trim() || !dueOn || !owner.trim() || (asksBody && !agency))
          return undefined
        return {
          version,
          move,
          rule,
          action,
          due_on: dueOn,
          owner,
          ...(agency ? { agency_id: agency.id } : {}),
        }
      case 'read_back':
        if (!place || !on || heard === '') return undefined
        return {
          version,
          move,
          place_id: place.id,
          on,
          heard,
          reaction,
          ...(reader.trim() ? { reader } : {}),
          ...(said ? { words: said } : {}),
        }
      case 'accept':
      case 'close_met':
        return { version, move }
    }
  }
  const send = async () => {
    const made = body()
    if (!made) return
    await draft.finish()
    act.mutate(
      { params: { petition_id: file.id }, body: { ...made, client_ref: clientRef } },
      { onError: () => draft.reopen() },
    )
  }
  const needsWords = [
    'refuse',
    'give_back',
    'close_unmet',
    'reopen',
    'ask_more',
    'give_more',
    'note',
  ].includes(move)
  const bodyLabel = t(
    move === 'ask' ? 'dialogue.ask.other' : move === 'refuse' ? 'dialogue.refuse.next' : 'dialogue.answer.by',
  )
  /** Labels of what is still to be filled in. */
  const lacking = () => [
    asksBody && !agency && bodyLabel,
    needsWords && said.length < 3 && t(`dialogue.words.${move}`),
    ...(move === 'answer'
      ? [
          !rule.trim() && t('dialogue.answer.rule'),
          !action.trim() && t('dialogue.answer.action'),
          !dueOn && t('dialogue.answer.due_on'),
          !owner.trim() && t('dialogue.answer.owner'),
        ]
      : []),
    ...(move === 'read_back'
      ? [
          !on && t('dialogue.reading.on'),
          !place && t('dialogue.reading.place'),
          heard === '' && t('dialogue.reading.how_many'),
        ]
      : []),
  ]
  return (
    <FormDialog
      title={t(`dialogue.do.${move}`)}
      actLabel={t(`dialogue.do.${move}`)}
      isBusy={act.isPending}
      error={act.error}
      missing={lacking()}
      onAct={() => void send()}
      onClose={onClose}
    >
      <p className={layout.quiet}>{t(`dialogue.hint.${move}`)}</p>
      {file.host &&
        !file.mine &&
        ['accept', 'refuse', 'give_back', 'ask_more', 'note', 'answer'].includes(move) && (
          <p>{t('dialogue.on_behalf_of', { body: file.body_name ?? '' })}</p>
        )}
      {(move === 'ask' || asksBody) && (
        <BodyField label={bodyLabel} value={agency} onChange={(agency) => set({ agency })} />
      )}
      {move === 'answer' && (
        <>
          <TextArea
            label={t('dialogue.answer.rule')}
            required
            maxLength={4000}
            value={rule}
            onChange={(event) => set({ rule: event.currentTarget.value })}
          />
          <TextArea
            label={t('dialogue.answer.action')}
            required
            maxLength={4000}
            value={action}
            onChange={(event) => set({ action: event.currentTarget.value })}
          />
          <FieldPair>
            <DateField
              label={t('dialogue.answer.due_on')}
              required
              value={dueOn}
              onChange={(dueOn) => set({ dueOn })}
            />
            <TextField
              label={t('dialogue.answer.owner')}
              required
              maxLength={300}
              value={owner}
              onChange={(event) => set({ owner: event.currentTarget.value })}
            />
          </FieldPair>
        </>
      )}
      {move === 'read_back' && (
        <>
          <FieldPair>
            <DateField label={t('dialogue.reading.on')} required value={on} onChange={(on) => set({ on })} />
            <PlaceThenField
              label={t('dialogue.reading.place')}
              on={on ?? dayKey(new Date())}
              value={place}
              onChange={(place) => set({ place })}
            />
          </FieldPair>
          <FieldPair>
            <TextField
              label={t('dialogue.reading.reader')}
              maxLength={200}
              value={reader}
              onChange={(event) => set({ reader: event.currentTarget.value })}
            />
            <NumberField
              label={t('dialogue.reading.how_many')}
              required
              min={1}
              max={100_000}
              value={heard}
              onChange={(next) => set({ heard: next === '' ? '' : Number(next) })}
            />
          </FieldPair>
          <ChoiceKeys
            label={t('dialogue.reading.reaction')}
            columns={1}
            required
            choices={reactions.map((value) => ({ value, label: t(`dialogue.reaction.${value}`) }))}
            chosen={[reaction]}
            onChange={([next]) => next && set({ reaction: next })}
          />
        </>
      )}
      {(needsWords || move === 'read_back') && (
        <TextArea
          label={t(`dialogue.words.${move}`)}
          required={needsWords}
          maxLength={2000}
          value={words}
          onChange={(event) => set({ words: event.currentTarget.value })}
        />
      )}
      {draft.state !== 'new' && (
        <SavedMark state={draft.state} {...(draft.savedAt ? { savedAt: draft.savedAt } : {})} />
      )}
    </FormDialog>
  )
}
