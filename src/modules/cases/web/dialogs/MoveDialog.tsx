import { useState } from 'react'
import { useRead } from '#ui/api.ts'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { DateField } from '#ui/DateField.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { CheckField } from '#ui/fields.tsx'
import { formatDay } from '#ui/format.ts'
import { StaleNote } from '#ui/StaleNote.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { useText } from '#ui/text.ts'
import { moveCaseContract } from '../../case.contract.ts'
import { closedReasons } from '../../case.shapes.ts'
import { closingAgreements, closingAnswers } from '../../closure.codes.ts'
import { readClosingContract } from '../../closure.contract.ts'
import type { Minute } from '../../closure.shapes.ts'
import { choicesOf } from '../labels.tsx'
import { isAnythingOpen, OpenThingsList } from '../OpenThingsList.tsx'
import type { DialogProps } from './CaseDialogs.tsx'
import { useVersioned } from './use-versioned.ts'

type Reason = (typeof closedReasons)[number]

/** Closes the case with one of the twelve reasons of TT 02/2020 and its minute, or opens it again. */
export default function MoveDialog({ file, act, onClose }: DialogProps<'move'>) {
  const t = useText()
  const isClosing = act.move === 'close'
  const [reason, setReason] = useState<Reason>()
  const [note, setNote] = useState('')
  const [despite, setDespite] = useState('')
  const [minute, setMinute] = useState<Partial<Minute>>({ safety_reviewed: false, told_may_return: false })
  const [isTried, setTried] = useState(false)
  const closing = useRead(readClosingContract, { params: { case_id: file.id } }, { enabled: isClosing })
  const isOpen = closing.data ? isAnythingOpen(closing.data.open) : false
  const isRecent =
    reason === 'no_contact_one_month' &&
    Boolean(closing.data?.lost_from && Date.parse(closing.data.lost_from) > Date.now())
  const wantsWhy = isClosing && (isOpen || isRecent)
  const isAnswered = minute.needs_met && minute.plan_complete && minute.agrees
  const move = useVersioned({
    contract: moveCaseContract,
    file,
    argsOf: (version) => ({
      params: { case_id: file.id },
      body: {
        version,
        move: act.move,
        note,
        ...(isClosing && reason ? { reason, minute: minute as Minute } : {}),
        ...(wantsWhy ? { despite } : {}),
      },
    }),
    onDone: onClose,
  })
  const send = () => {
    setTried(true)
    if (note.trim() === '' || (isClosing && (!reason || !isAnswered)) || (wantsWhy && !despite.trim())) return
    move.send()
  }
  const missing = (value: unknown) => (isTried && !value ? t('cases.missing.choose') : undefined)
  return (
    <FormDialog
      title={t(`cases.act.${act.move}`)}
      actLabel={t(`cases.move.${act.move}`)}
      danger={isClosing}
      isBusy={move.isBusy}
      error={move.error}
      onAct={send}
      onClose={onClose}
      wide={isClosing}
    >
      <p>{t(isClosing ? 'cases.act.close_means' : 'cases.act.reopen_means')}</p>
      {move.isStale && (
        <StaleNote
          fields={[
            {
              label: t('cases.field.status'),
              mine: t(isClosing ? 'cases.status.closed' : 'cases.status.open'),
              theirs: `${t(`cases.status.${file.status}`)}, ${t(`cases.step.${file.step}`)}`,
              differs: true,
            },
          ]}
          onKeepMine={move.sendAnyway}
          onTakeTheirs={onClose}
        />
      )}
      {isClosing && (
        <>
          {closing.data && <OpenThingsList open={closing.data.open} />}
          <ChoiceKeys<Reason>
            label={t('cases.field.closed_reason')}
            columns={2}
            choices={choicesOf(closedReasons, 'cases.reason', t)}
            chosen={reason ? [reason] : []}
            onChange={([next]) => setReason(next)}
            error={isTried && !reason ? t('ui.reason.choose') : undefined}
          />
          {isRecent && closing.data && (
            <p>{t('cases.closing.recent', { day: formatDay(closing.data.last_contact_at) })}</p>
          )}
          <ChoiceKeys
            label={t('cases.closing.needs_met')}
            columns={3}
            choices={choicesOf(closingAnswers, 'cases.answer', t)}
            chosen={minute.needs_met ? [minute.needs_met] : []}
            onChange={([needs_met]) => needs_met && setMinute({ ...minute, needs_met })}
            error={missing(minute.needs_met)}
          />
          <ChoiceKeys
            label={t('cases.closing.plan_complete')}
            columns={3}
            choices={choicesOf(closingAnswers, 'cases.answer', t)}
            chosen={minute.plan_complete ? [minute.plan_complete] : []}
            onChange={([plan_complete]) => plan_complete && setMinute({ ...minute, plan_complete })}
            error={missing(minute.plan_complete)}
          />
          <ChoiceKeys
            label={t('cases.closing.agrees')}
            columns={3}
            choices={choicesOf(closingAgreements, 'cases.answer', t)}
            chosen={minute.agrees ? [minute.agrees] : []}
            onChange={([agrees]) => agrees && setMinute({ ...minute, agrees })}
            error={missing(minute.agrees)}
          />
          <CheckField
            label={t('cases.closing.safety_reviewed')}
            checked={minute.safety_reviewed ?? false}
            onChange={(event) => setMinute({ ...minute, safety_reviewed: event.currentTarget.checked })}
          />
          <CheckField
            label={t('cases.closing.told_may_return')}
            checked={minute.told_may_return ?? false}
            onChange={(event) => setMinute({ ...minute, told_may_return: event.currentTarget.checked })}
          />
          <DateField
            label={t('cases.closing.met_on')}
            value={minute.met_on ?? null}
            onChange={(day) => {
              const { met_on: _, ...rest } = minute
              setMinute(day ? { ...rest, met_on: day } : rest)
            }}
          />
        </>
      )}
      <TextArea
        label={t(isClosing ? 'cases.closing.words' : 'cases.field.move_note')}
        maxLength={8000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        error={isTried && note.trim() === '' ? t('cases.missing.text') : undefined}
      />
      {wantsWhy && (
        <TextArea
          label={t('cases.closing.despite')}
          maxLength={8000}
          value={despite}
          onChange={(event) => setDespite(event.currentTarget.value)}
          error={isTried && !despite.trim() ? t('cases.missing.text') : undefined}
        />
      )}
    </FormDialog>
  )
}
