import { useState } from 'react'
import { useAct } from '#ui/api.ts'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { TextField } from '#ui/fields.tsx'
import { useText } from '#ui/text.ts'
import { withdrawnHow } from '../consent.codes.ts'
import {
  approveGroundContract,
  type GroundView,
  reviewGroundContract,
  withdrawGroundContract,
} from '../consent.contract.ts'
import classes from './consent.module.css'

export type KeyTurn = 'approve' | 'review' | 'withdraw'

interface KeyDialogProps {
  caseId: string
  ground: GroundView
  onClose: () => void
}

/** The second key, the second look, or taking it back. */
export function KeyDialog({ turn, ...props }: KeyDialogProps & { turn: KeyTurn }) {
  switch (turn) {
    case 'approve':
      return <ApproveDialog {...props} />
    case 'review':
      return <ReviewDialog {...props} />
    case 'withdraw':
      return <WithdrawDialog {...props} />
  }
}

function ApproveDialog({ caseId, ground, onClose }: KeyDialogProps) {
  const t = useText()
  const [name, setName] = useState('')
  const approve = useAct(approveGroundContract, { onDone: onClose })
  return (
    <FormDialog
      title={t('consent.act.approve')}
      actLabel={t('consent.act.approve')}
      isBusy={approve.isPending}
      error={approve.error}
      onAct={() =>
        approve.mutate({
          params: { case_id: caseId, ground_id: ground.id },
          body: { version: ground.version, ...(name.trim().length > 1 ? { approver_name: name } : {}) },
        })
      }
      onClose={onClose}
    >
      <p>{t('consent.approve_means')}</p>
      <p className={classes.quiet}>{ground.fields.map((field) => t(`consent.field.${field}`)).join(', ')}</p>
      <TextField
        label={t('consent.field_approver')}
        description={t('consent.field_approver_hint')}
        optional
        maxLength={120}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
    </FormDialog>
  )
}

function ReviewDialog({ caseId, ground, onClose }: KeyDialogProps) {
  const t = useText()
  const [upheld, setUpheld] = useState<'yes' | 'no'>()
  const [isTried, setTried] = useState(false)
  const review = useAct(reviewGroundContract, { onDone: onClose })
  return (
    <FormDialog
      title={t('consent.act.review')}
      actLabel={t('consent.act.save')}
      isBusy={review.isPending}
      error={review.error}
      onAct={() => {
        setTried(true)
        if (upheld)
          review.mutate({
            params: { case_id: caseId, ground_id: ground.id },
            body: { version: ground.version, upheld: upheld === 'yes' },
          })
      }}
      onClose={onClose}
    >
      <p>{t('consent.review_means')}</p>
      <ChoiceKeys
        label={t('consent.field_upheld')}
        columns={2}
        choices={(['yes', 'no'] as const).map((value) => ({ value, label: t(`consent.upheld.${value}`) }))}
        chosen={upheld ? [upheld] : []}
        onChange={([next]) => setUpheld(next)}
        error={isTried && !upheld ? t('consent.missing.upheld') : undefined}
      />
    </FormDialog>
  )
}

function WithdrawDialog({ caseId, ground, onClose }: KeyDialogProps) {
  const t = useText()
  const [how, setHow] = useState<(typeof withdrawnHow)[number]>()
  const [isTried, setTried] = useState(false)
  const withdraw = useAct(withdrawGroundContract, { onDone: onClose })
  return (
    <FormDialog
      title={t('consent.act.withdraw')}
      actLabel={t('consent.act.withdraw')}
      danger
      isBusy={withdraw.isPending}
      error={withdraw.error}
      onAct={() => {
        setTried(true)
        if (how)
          withdraw.mutate({
            params: { case_id: caseId, ground_id: ground.id },
            body: { version: ground.version, how },
          })
      }}
      onClose={onClose}
    >
      <p>{t('consent.withdraw_means')}</p>
      <ChoiceKeys
        label={t('consent.field_how')}
        columns={2}
        choices={withdrawnHow.map((value) => ({ value, label: t(`consent.how.${value}`) }))}
        chosen={how ? [how] : []}
        onChange={([next]) => setHow(next)}
        error={isTried && !how ? t('consent.missing.how') : undefined}
      />
    </FormDialog>
  )
}
