import { useState } from 'react'
import { fieldError, useAct } from '#ui/api.ts'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { DateField } from '#ui/DateField.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { dayKey } from '#ui/format.ts'
import { NumberField } from '#ui/NumberField.tsx'
import { useText } from '#ui/text.ts'
import { receipts } from '../aid.codes.ts'
import {
  type AidLine,
  listAidContract,
  listElsewhereContract,
  listOfCaseContract,
  moveAidContract,
} from '../aid.contract.ts'
import { type AidMove, type AidStatus, aidLife, aidMoves, handOf } from '../aid.life.ts'
import classes from './aid.module.css'
import { dongWords } from './aid-words.ts'

export interface Moving {
  line: AidLine
  move: AidMove
}

/** The moves that a hand may make from a state. */
export function aidActsOf(status: AidStatus, hand: 'worker' | 'accountant'): AidMove[] {
  return aidMoves.filter((move) => aidLife[status][move] && handOf[move].includes(hand))
}

/** One step of a support: on which day; what was given, against which receipt. */
export function MoveDialog({ moving, onClose }: { moving: Moving; onClose: () => void }) {
  const t = useText()
  const { line, move } = moving
  const [on, setOn] = useState<string | null>(() => dayKey(new Date()))
  const [receipt, setReceipt] = useState<(typeof receipts)[number]>('signed')
  const [spent, setSpent] = useState(line.amount)
  const act = useAct(moveAidContract, {
    refresh: [listAidContract, listOfCaseContract, listElsewhereContract],
    onDone: onClose,
  })
  const isGiven = move === 'give'
  return (
    <FormDialog
      title={`${t(`aid.move.${move}`)} ${line.code}`}
      actLabel={t(`aid.move.${move}`)}
      isBusy={act.isPending}
      error={act.error}
      missing={[!on && t('aid.on')]}
      onAct={() =>
        on &&
        act.mutate({
          params: { aid_id: line.id },
          body: {
            version: line.version,
            move,
            on,
            receipt: isGiven ? receipt : null,
            spent: isGiven ? spent : null,
          },
        })
      }
      onClose={onClose}
    >
      <p className={classes.sum}>
        {t(`aid.kind.${line.kind}`)}: {dongWords(line.amount, t)}
      </p>
      <DateField
        label={t('aid.on')}
        value={on}
        max={dayKey(new Date())}
        onChange={setOn}
        error={on ? fieldError(act.error, 'on') : t('aid.needed')}
      />
      {isGiven && (
        <>
          <ChoiceKeys
            label={t('aid.receipt')}
            columns={2}
            required
            choices={receipts.map((value) => ({ value, label: t(`aid.receipt.${value}`) }))}
            chosen={[receipt]}
            onChange={([next]) => next && setReceipt(next)}
          />
          <NumberField
            label={t('aid.spent_label')}
            min={0}
            max={line.amount}
            value={spent}
            onChange={(value) => setSpent(Number(value) || 0)}
            error={fieldError(act.error, 'spent')}
          />
        </>
      )}
    </FormDialog>
  )
}
