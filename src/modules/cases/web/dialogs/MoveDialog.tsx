import { useState } from 'react'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { StaleNote } from '#ui/StaleNote.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { useText } from '#ui/text.ts'
import { moveCaseContract } from '../../case.contract.ts'
import { closedReasons } from '../../case.shapes.ts'
import { choicesOf } from '../labels.tsx'
import type { DialogProps } from './CaseDialogs.tsx'
import { useVersioned } from './use-versioned.ts'

type Reason = (typeof closedReasons)[number]

/** Closes the case with one of the twelve reasons of TT 02/2020, or opens it again. */
export default function MoveDialog({ file, act, onClose }: DialogProps<'move'>) {
  const t = useText()
  const [reason, setReason] = useState<Reason>()
  const [note, setNote] = useState('')
  const [isTried, setTried] = useState(false)
  const isClosing = act.move === 'close'
  const move = useVersioned({
    contract: moveCaseContract,
    file,
    argsOf: (version) => ({
      params: { case_id: file.id },
      body: { version, move: act.move, note, ...(isClosing && reason ? { reason } : {}) },
    }),
    onDone: onClose,
  })
  const send = () => {
    setTried(true)
    if (note.trim() !== '' && (!isClosing || reason)) move.send()
  }
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
        <ChoiceKeys<Reason>
          label={t('cases.field.closed_reason')}
          columns={2}
          choices={choicesOf(closedReasons, 'cases.reason', t)}
          chosen={reason ? [reason] : []}
          onChange={([next]) => setReason(next)}
          error={isTried && !reason ? t('ui.reason.choose') : undefined}
        />
      )}
      <TextArea
        label={t('cases.field.move_note')}
        maxLength={8000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        error={isTried && note.trim() === '' ? t('cases.missing.text') : undefined}
      />
    </FormDialog>
  )
}
