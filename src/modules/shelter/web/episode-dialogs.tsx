import { useState } from 'react'
import { dropDraft } from '#modules/access/draft.contract.ts'
import { instantOf, typedNow } from '#modules/cases/web/fields.part.ts'
import { type TakenDraft, useCaseDraft, useTakenDraft } from '#modules/safety/web/case-draft.part.tsx'
import { call, useAct } from '#ui/api.ts'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { DateField } from '#ui/DateField.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { dayKey } from '#ui/format.ts'
import { SelectField } from '#ui/SelectField.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { useText } from '#ui/text.ts'
import {
  addEpisodeNoteContract,
  beginEpisodeContract,
  changeEpisodeContract,
  type Episode,
  type EpisodesView,
  leaveEpisodeContract,
  moveServiceContract,
} from '../episode.contract.ts'
import { arrivals, firstNeeds, leavings } from '../shelter.codes.ts'
import type { ServiceMove } from '../shelter.life.ts'
import { MomentField } from './MomentField.tsx'
import { choicesOf } from './words.ts'

interface Props {
  caseId: string
  onClose: () => void
}
const blank = { words: '' }
const forget = (taken: TakenDraft<object>) =>
  void call(dropDraft, { params: { client_ref: taken.ref } }).catch(() => undefined)

/** She is received: how she came, what she needs first, who is responsible. */
export function BeginDialog(props: Props & { view: EpisodesView }) {
  const taken = useTakenDraft(`shelter.one_stop.${props.caseId}`, blank)
  return taken ? <BeginForm {...props} taken={taken} /> : null
}

function BeginForm({
  caseId,
  view,
  onClose,
  taken,
}: Props & { view: EpisodesView; taken: TakenDraft<{ words: string }> }) {
  const t = useText()
  const [house, setHouse] = useState(view.houses[0]?.id ?? '')
  const [moment, setMoment] = useState(() => typedNow())
  const [arrivedBy, setArrivedBy] = useState<(typeof arrivals)[number]>()
  const [needs, setNeeds] = useState<(typeof firstNeeds)[number][]>([])
  const [who, setWho] = useState(view.workers[0]?.id ?? '')
  const [typed, setTyped] = useState(taken.content)
  const [isTried, setTried] = useState(false)
  const draft = useCaseDraft(`shelter.one_stop.${caseId}`, taken, typed)
  const begin = useAct(beginEpisodeContract, {
    onDone: () => {
      forget(taken)
      onClose()
    },
  })
  const arrived_at = instantOf(moment)
  const send = async () => {
    setTried(true)
    if (!arrived_at || !arrivedBy || !who) return
    await draft.finish()
    begin.mutate(
      {
        params: { case_id: caseId },
        body: {
          ...(house ? { house_id: house } : {}),
          arrived_at,
          arrived_by: arrivedBy,
          first_needs: needs,
          responsible_id: who,
          ...(typed.words.trim() ? { words: typed.words } : {}),
        },
      },
      { onError: draft.reopen },
    )
  }
  return (
    <FormDialog
      title={t('shelter.one_stop.begin')}
      actLabel={t('shelter.one_stop.begin')}
      isBusy={begin.isPending}
      error={begin.error}
      onAct={() => void send()}
      onClose={onClose}
      wide
    >
      {draft.mark}
      {view.houses.length > 0 && (
        <SelectField
          label={t('shelter.house')}
          data={[
            ...view.houses.map((each) => ({ value: each.id, label: each.name })),
            { value: '', label: t('shelter.one_stop.other_house') },
          ]}
          value={house}
          onChange={(next) => setHouse(next ?? '')}
        />
      )}
      <MomentField
        label={t('shelter.arrived_at')}
        value={moment}
        onChange={setMoment}
        error={isTried && !arrived_at ? t('shelter.missing.moment') : undefined}
      />
      <ChoiceKeys
        label={t('shelter.arrived_by')}
        choices={choicesOf(arrivals, 'shelter.arrived_by', t)}
        chosen={arrivedBy ? [arrivedBy] : []}
        onChange={([next]) => setArrivedBy(next)}
        error={isTried && !arrivedBy ? t('shelter.missing.choice') : undefined}
      />
      <ChoiceKeys
        label={t('shelter.first_needs')}
        choices={choicesOf(firstNeeds, 'shelter.first_need', t)}
        chosen={needs}
        several
        onChange={setNeeds}
      />
      <SelectField
        label={t('shelter.one_stop.responsible')}
        data={view.workers.map((each) => ({ value: each.id, label: each.name }))}
        value={who}
        onChange={(next) => setWho(next ?? '')}
        error={isTried && !who ? t('shelter.missing.choice') : undefined}
      />
      <TextArea
        label={t('shelter.words')}
        optional
        maxLength={2000}
        value={typed.words}
        onChange={(event) => setTyped({ words: event.currentTarget.value })}
      />
    </FormDialog>
  )
}

/** The one plan all services follow, and the one who is responsible. */
export function ChangeDialog({
  caseId,
  view,
  episode,
  onClose,
}: Props & { view: EpisodesView; episode: Episode }) {
  const t = useText()
  const [plan, setPlan] = useState(episode.plan_id ?? '')
  const [who, setWho] = useState(episode.responsible_id)
  const change = useAct(changeEpisodeContract, { onDone: onClose })
  const send = () =>
    change.mutate({
      params: { case_id: caseId, episode_id: episode.id },
      body: { version: episode.version, plan_id: plan || null, responsible_id: who },
    })
  return (
    <FormDialog
      title={t('shelter.one_stop.change')}
      actLabel={t('shelter.house.save')}
      isBusy={change.isPending}
      error={change.error}
      onAct={send}
      onClose={onClose}
    >
      <SelectField
        label={t('shelter.one_stop.plan')}
        data={[
          { value: '', label: t('shelter.one_stop.no_plan') },
          ...view.plans.map((each) => ({
            value: each.id,
            label: t('shelter.one_stop.plan_no', { n: each.number }),
          })),
        ]}
        value={plan}
        onChange={(next) => setPlan(next ?? '')}
      />
      <SelectField
        label={t('shelter.one_stop.responsible')}
        data={view.workers.map((each) => ({ value: each.id, label: each.name }))}
        value={who}
        onChange={(next) => next && setWho(next)}
      />
    </FormDialog>
  )
}

/** A service is accepted, given, or not wanted. */
export function ServiceDialog({
  caseId,
  episode,
  service,
  move,
  onClose,
}: Props & { episode: Episode; service: Episode['services'][number]; move: ServiceMove }) {
  const t = useText()
  const [moment, setMoment] = useState(() => typedNow())
  const [words, setWords] = useState('')
  const [isTried, setTried] = useState(false)
  const act = useAct(moveServiceContract, { onDone: onClose })
  const at = instantOf(moment)
  const send = () => {
    setTried(true)
    if (at)
      act.mutate({
        params: { case_id: caseId, episode_id: episode.id, service: service.code },
        body: { version: service.version, move, at, ...(words.trim() ? { words } : {}) },
      })
  }
  return (
    <FormDialog
      title={t(`shelter.service_move.${move}`)}
      actLabel={t(`shelter.service_move.${move}`)}
      isBusy={act.isPending}
      error={act.error}
      onAct={send}
      onClose={onClose}
    >
      <MomentField
        label={t('shelter.notes.when')}
        value={moment}
        onChange={setMoment}
        error={isTried && !at ? t('shelter.missing.moment') : undefined}
      />
      <TextArea
        label={t('shelter.words')}
        optional
        maxLength={2000}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
    </FormDialog>
  )
}

/** The note of a day; what is being written is kept as a draft. */
export function DayNoteDialog(props: Props & { episode: Episode }) {
  const taken = useTakenDraft(`shelter.day.${props.episode.id}`, blank)
  return taken ? <DayNoteForm {...props} taken={taken} /> : null
}

function DayNoteForm({
  caseId,
  episode,
  onClose,
  taken,
}: Props & { episode: Episode; taken: TakenDraft<{ words: string }> }) {
  const t = useText()
  const [on, setOn] = useState<string | null>(dayKey(new Date()))
  const [typed, setTyped] = useState(taken.content)
  const [isTried, setTried] = useState(false)
  const draft = useCaseDraft(`shelter.day.${episode.id}`, taken, typed)
  const add = useAct(addEpisodeNoteContract, {
    onDone: () => {
      forget(taken)
      onClose()
    },
  })
  const send = async () => {
    setTried(true)
    if (!on || !typed.words.trim()) return
    await draft.finish()
    add.mutate(
      { params: { case_id: caseId, episode_id: episode.id }, body: { on_day: on, words: typed.words } },
      { onError: draft.reopen },
    )
  }
  return (
    <FormDialog
      title={t('shelter.notes.add')}
      actLabel={t('shelter.notes.save')}
      isBusy={add.isPending}
      error={add.error}
      onAct={() => void send()}
      onClose={onClose}
    >
      {draft.mark}
      <DateField
        label={t('shelter.notes.day')}
        value={on}
        onChange={setOn}
        max={dayKey(new Date())}
        required
        error={on ? undefined : t('shelter.missing.day')}
      />
      <TextArea
        label={t('shelter.notes.words')}
        maxLength={2000}
        value={typed.words}
        onChange={(event) => setTyped({ words: event.currentTarget.value })}
        error={isTried && !typed.words.trim() ? t('shelter.missing.words') : undefined}
      />
    </FormDialog>
  )
}

/** She leaves: where to, and when somebody asks how she is. */
export function LeaveOneStopDialog({ caseId, episode, onClose }: Props & { episode: Episode }) {
  const t = useText()
  const [moment, setMoment] = useState(() => typedNow())
  const [leftTo, setLeftTo] = useState<(typeof leavings)[number]>()
  const [followUp, setFollowUp] = useState<string | null>(null)
  const [words, setWords] = useState('')
  const [isTried, setTried] = useState(false)
  const leave = useAct(leaveEpisodeContract, { onDone: onClose })
  const left_at = instantOf(moment)
  const send = () => {
    setTried(true)
    if (!left_at || !leftTo) return
    leave.mutate({
      params: { case_id: caseId, episode_id: episode.id },
      body: {
        version: episode.version,
        left_at,
        left_to: leftTo,
        ...(followUp ? { follow_up_on: followUp } : {}),
        ...(words.trim() ? { words } : {}),
      },
    })
  }
  return (
    <FormDialog
      title={t('shelter.one_stop.leave')}
      actLabel={t('shelter.leave.act')}
      isBusy={leave.isPending}
      error={leave.error}
      onAct={send}
      onClose={onClose}
      wide
    >
      <MomentField
        label={t('shelter.left_at')}
        value={moment}
        onChange={setMoment}
        error={isTried && !left_at ? t('shelter.missing.moment') : undefined}
      />
      <ChoiceKeys
        label={t('shelter.left_to')}
        choices={choicesOf(leavings, 'shelter.left_to', t)}
        chosen={leftTo ? [leftTo] : []}
        onChange={([next]) => setLeftTo(next)}
        columns={3}
        error={isTried && !leftTo ? t('shelter.missing.choice') : undefined}
      />
      <DateField
        label={t('shelter.follow_up_on')}
        value={followUp}
        onChange={setFollowUp}
        min={dayKey(new Date())}
      />
      <TextArea
        label={t('shelter.leaving_words')}
        optional
        maxLength={2000}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
    </FormDialog>
  )
}
