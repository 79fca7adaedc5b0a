import { useState } from 'react'
import type { CallOf } from '#kernel/contract.ts'
import { useAct } from '#ui/api.ts'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { DateField } from '#ui/DateField.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { FieldPair, TextField } from '#ui/fields.tsx'
import { dayKey } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { NumberField } from '#ui/NumberField.tsx'
import type { Found } from '#ui/PlaceField.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { useText } from '#ui/text.ts'
import { reactions } from '../dialogue.codes.ts'
import { movePetitionContract, type PetitionFile } from '../petition.contract.ts'
import type { PetitionMove } from '../petition.life.ts'
import { BodyField, PlaceThenField } from './fields.tsx'

type Body = CallOf<typeof movePetitionContract>['body']

/** The next step of a petition, with what it needs. */
export function MoveDialog({
  file,
  move,
  onClose,
}: {
  file: PetitionFile
  move: PetitionMove
  onClose: () => void
}) {
  const t = useText()
  const [isTried, setTried] = useState(false)
  const [agency, setAgency] = useState<Found | null>(null)
  const [words, setWords] = useState('')
  const [rule, setRule] = useState('')
  const [action, setAction] = useState('')
  const [dueOn, setDueOn] = useState<string | null>(null)
  const [owner, setOwner] = useState('')
  const [place, setPlace] = useState<Found | null>({ id: file.place_id, label: file.place_name })
  const [on, setOn] = useState<string | null>(dayKey(new Date()))
  const [reader, setReader] = useState('')
  const [heard, setHeard] = useState<number | ''>(file.askers)
  const [reaction, setReaction] = useState<(typeof reactions)[number]>('clear')
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
  const send = () => {
    setTried(true)
    const made = body()
    if (made) act.mutate({ params: { petition_id: file.id }, body: made })
  }
  const lacks = (value: unknown) => (isTried && !value ? t('dialogue.form.needed') : undefined)
  const needsWords = [
    'refuse',
    'give_back',
    'close_unmet',
    'reopen',
    'ask_more',
    'give_more',
    'note',
  ].includes(move)
  return (
    <FormDialog
      title={t(`dialogue.do.${move}`)}
      actLabel={t(`dialogue.do.${move}`)}
      isBusy={act.isPending}
      error={act.error}
      onAct={send}
      onClose={onClose}
    >
      <p className={layout.quiet}>{t(`dialogue.hint.${move}`)}</p>
      {file.host &&
        !file.mine &&
        ['accept', 'refuse', 'give_back', 'ask_more', 'note', 'answer'].includes(move) && (
          <p>{t('dialogue.on_behalf_of', { body: file.body_name ?? '' })}</p>
        )}
      {(move === 'ask' || asksBody) && (
        <BodyField
          label={t(
            move === 'ask'
              ? 'dialogue.ask.other'
              : move === 'refuse'
                ? 'dialogue.refuse.next'
                : 'dialogue.answer.by',
          )}
          value={agency}
          onChange={setAgency}
          error={asksBody ? lacks(agency) : undefined}
        />
      )}
      {move === 'answer' && (
        <>
          <TextArea
            label={t('dialogue.answer.rule')}
            required
            error={lacks(rule.trim())}
            maxLength={4000}
            value={rule}
            onChange={(event) => setRule(event.currentTarget.value)}
          />
          <TextArea
            label={t('dialogue.answer.action')}
            required
            error={lacks(action.trim())}
            maxLength={4000}
            value={action}
            onChange={(event) => setAction(event.currentTarget.value)}
          />
          <FieldPair>
            <DateField
              label={t('dialogue.answer.due_on')}
              required
              error={lacks(dueOn)}
              value={dueOn}
              onChange={setDueOn}
            />
            <TextField
              label={t('dialogue.answer.owner')}
              required
              error={lacks(owner.trim())}
              maxLength={300}
              value={owner}
              onChange={(event) => setOwner(event.currentTarget.value)}
            />
          </FieldPair>
        </>
      )}
      {move === 'read_back' && (
        <>
          <FieldPair>
            <DateField
              label={t('dialogue.reading.on')}
              required
              error={lacks(on)}
              value={on}
              onChange={setOn}
            />
            <PlaceThenField
              label={t('dialogue.reading.place')}
              on={on ?? dayKey(new Date())}
              error={lacks(place)}
              value={place}
              onChange={setPlace}
            />
          </FieldPair>
          <FieldPair>
            <TextField
              label={t('dialogue.reading.reader')}
              maxLength={200}
              value={reader}
              onChange={(event) => setReader(event.currentTarget.value)}
            />
            <NumberField
              label={t('dialogue.reading.how_many')}
              required
              min={1}
              max={100_000}
              value={heard}
              onChange={(next) => setHeard(next === '' ? '' : Number(next))}
            />
          </FieldPair>
          <ChoiceKeys
            label={t('dialogue.reading.reaction')}
            columns={1}
            required
            choices={reactions.map((value) => ({ value, label: t(`dialogue.reaction.${value}`) }))}
            chosen={[reaction]}
            onChange={([next]) => next && setReaction(next)}
          />
        </>
      )}
      {(needsWords || move === 'read_back') && (
        <TextArea
          label={t(`dialogue.words.${move}`)}
          required={needsWords}
          error={needsWords ? lacks(said.length > 2) : undefined}
          maxLength={2000}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
      )}
    </FormDialog>
  )
}
