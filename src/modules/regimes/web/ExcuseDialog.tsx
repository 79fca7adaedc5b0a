import { useState } from 'react'
import { fieldError, useAct } from '#ui/api.ts'
import { DateField } from '#ui/DateField.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { useText } from '#ui/text.ts'
import { excuseSubmission } from '../regime.contract.ts'

/** An exception: why, and until when. Until then the submission is not late. */
export function ExcuseDialog(props: { id: string; version: number; onClose: () => void }) {
  const t = useText()
  const [until, setUntil] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const [isTried, setTried] = useState(false)
  const act = useAct(excuseSubmission, { onDone: props.onClose })
  return (
    <FormDialog
      title={t('regimes.move.excuse')}
      actLabel={t('regimes.move.excuse')}
      isBusy={act.isPending}
      error={act.error}
      onClose={props.onClose}
      onAct={() => {
        setTried(true)
        if (!until || reason.trim().length < 5) return
        act.mutate({
          params: { submission_id: props.id },
          body: { version: props.version, reason, until },
        })
      }}
    >
      <p>{t('regimes.excuse.what')}</p>
      <DateField
        label={t('regimes.excuse.until')}
        value={until}
        onChange={setUntil}
        error={isTried && !until ? t('regimes.needed') : fieldError(act.error, 'until')}
      />
      <TextArea
        label={t('regimes.excuse.reason')}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        error={isTried && reason.trim().length < 5 ? t('regimes.needed') : fieldError(act.error, 'reason')}
      />
    </FormDialog>
  )
}
