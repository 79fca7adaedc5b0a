import { useState } from 'react'
import { useAct } from '#ui/api.ts'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { DateField } from '#ui/DateField.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { TextField } from '#ui/fields.tsx'
import { dayKey } from '#ui/format.ts'
import { useMe } from '#ui/me.ts'
import { type Found, PlaceField } from '#ui/PlaceField.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { type Translate, useText } from '#ui/text.ts'
import {
  changeInitiativeContract,
  type InitiativeFile,
  moveInitiativeContract,
} from '../initiative.contract.ts'
import { movesFrom, type StageMove } from '../initiative.life.ts'
import { addPlaceContract, choosePlaceContract } from '../place.contract.ts'
import { searchPlacesOn } from './places.ts'

export interface DialogProps {
  file: InitiativeFile
  onClose: () => void
}

/** Codes of a list as answers in words. */
export const choices = <T extends string>(codes: readonly T[], list: string, t: Translate) =>
  codes.map((value) => ({ value, label: t(`initiatives.${list}.${value}`) }))

export const today = () => dayKey(new Date())
/** The next step of its life, with the day and what shows it. */
export function MoveDialog({ file, onClose }: DialogProps) {
  const t = useText()
  const moves = movesFrom(file.stage)
  const [move, setMove] = useState<StageMove | undefined>(moves.length === 1 ? moves[0] : undefined)
  const [on, setOn] = useState<string | null>(today())
  const [evidence, setEvidence] = useState('')
  const act = useAct(moveInitiativeContract, { onDone: onClose })
  return (
    <FormDialog
      title={t('initiatives.move.title')}
      actLabel={t('initiatives.save')}
      danger={move === 'close'}
      isBusy={act.isPending}
      error={act.error}
      onClose={onClose}
      missing={[
        !move && t('initiatives.move.which'),
        !on && t('initiatives.move.on'),
        evidence.trim().length < 3 && t('initiatives.field.evidence'),
      ]}
      onAct={() => {
        if (move && on && evidence.trim().length >= 3)
          act.mutate({
            params: { initiative_id: file.id },
            body: { version: file.version, move, on, evidence },
          })
      }}
    >
      <ChoiceKeys
        label={t('initiatives.move.which')}
        columns={1}
        choices={choices(moves, 'move', t)}
        chosen={move ? [move] : []}
        onChange={([next]) => setMove(next)}
      />
      <DateField label={t('initiatives.move.on')} value={on} onChange={setOn} max={today()} />
      <TextField
        label={t('initiatives.field.evidence')}
        description={t('initiatives.field.evidence_hint')}
        value={evidence}
        onChange={(event) => setEvidence(event.currentTarget.value)}
      />
    </FormDialog>
  )
}

/** Corrects name and description. */
export function EditDialog({ file, onClose }: DialogProps) {
  const t = useText()
  const [name, setName] = useState(file.name)
  const [about, setAbout] = useState(file.about ?? '')
  const act = useAct(changeInitiativeContract, { onDone: onClose })
  return (
    <FormDialog
      title={t('initiatives.edit.act')}
      actLabel={t('initiatives.save')}
      isBusy={act.isPending}
      error={act.error}
      onClose={onClose}
      onAct={() =>
        act.mutate({
          params: { initiative_id: file.id },
          body: { version: file.version, name, about: about.trim() || null },
        })
      }
    >
      <TextField
        label={t('initiatives.column.name')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextArea
        label={t('initiatives.field.about')}
        description={t('initiatives.field.no_names')}
        optional
        value={about}
        onChange={(event) => setAbout(event.currentTarget.value)}
      />
    </FormDialog>
  )
}

/** One more place, or which of several units it is in now. */
export function PlaceDialog({ file, onClose }: DialogProps) {
  const t = useText()
  const me = useMe()
  const asking = file.working_in.find((place) => place.asks)
  const [place, setPlace] = useState<Found | null>(null)
  const [chosen, setChosen] = useState<string>()
  const [on, setOn] = useState<string | null>(today())
  const add = useAct(addPlaceContract, { onDone: onClose })
  const choose = useAct(choosePlaceContract, { onDone: onClose })
  if (asking)
    return (
      <FormDialog
        title={t('initiatives.place.choose')}
        actLabel={t('initiatives.save')}
        isBusy={choose.isPending}
        error={choose.error}
        onClose={onClose}
        missing={[!chosen && t('initiatives.place.now')]}
        onAct={() => {
          if (chosen)
            choose.mutate({
              params: { initiative_id: file.id, working_id: asking.id },
              body: { place_id: chosen },
            })
        }}
      >
        <p>{t('initiatives.place.choose_hint', { place: asking.place_name })}</p>
        <ChoiceKeys
          label={t('initiatives.place.now')}
          columns={1}
          choices={asking.became.map((unit) => ({ value: unit.id, label: unit.name }))}
          chosen={chosen ? [chosen] : []}
          onChange={([next]) => setChosen(next)}
        />
      </FormDialog>
    )
  return (
    <FormDialog
      title={t('initiatives.place.add')}
      actLabel={t('initiatives.save')}
      isBusy={add.isPending}
      error={add.error}
      onClose={onClose}
      missing={[!on && t('initiatives.place.from'), !place && t('initiatives.column.place')]}
      onAct={() => {
        if (place && on)
          add.mutate({ params: { initiative_id: file.id }, body: { place_id: place.id, from_on: on } })
      }}
    >
      <DateField label={t('initiatives.place.from')} value={on} onChange={setOn} max={today()} />
      <PlaceField
        label={t('initiatives.column.place')}
        value={place}
        onChange={setPlace}
        search={(question) => searchPlacesOn(question, me.province.id, on ?? undefined)}
      />
    </FormDialog>
  )
}
