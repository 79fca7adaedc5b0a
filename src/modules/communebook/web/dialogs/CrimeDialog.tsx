import { useAct } from '#ui/api.ts'
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx'
import { useText } from '#ui/text.ts'
import { tellCrimeContract } from '../../incident.contract.ts'
import type { DialogProps } from './CheckDialog.tsx'

/** The competent body has been told of signs of a crime, now. */
export function CrimeDialog({ file, onClose }: DialogProps) {
  const t = useText()
  const act = useAct(tellCrimeContract, { onDone: onClose })
  return (
    <ConfirmDialog
      opened
      title={t('book.crime.title')}
      actLabel={t('book.crime.act')}
      isBusy={act.isPending}
      error={act.error}
      onClose={onClose}
      onAct={() =>
        act.mutate({
          params: { incident_id: file.id },
          body: { version: file.version, at: new Date().toISOString() },
        })
      }
    >
      <p>{t('book.crime.means')}</p>
    </ConfirmDialog>
  )
}
