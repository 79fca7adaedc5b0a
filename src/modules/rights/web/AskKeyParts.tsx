import { useAct } from '#ui/api.ts'
import { useText } from '#ui/text.ts'
import { askKeyPartsContract } from '../key-parts.contract.ts'
import { WhyDialog } from './WhyDialog.tsx'

/** Asks for the key in three parts, and what for. */
export function AskKeyParts({ onClose }: { onClose: () => void }) {
  const t = useText()
  const ask = useAct(askKeyPartsContract, { onDone: onClose })
  return (
    <WhyDialog
      title={t('rights.key.ask')}
      means={t('rights.key.means')}
      label={t('rights.key.why')}
      actLabel={t('rights.persons.send')}
      isBusy={ask.isPending}
      error={ask.error}
      onAsk={(words) => ask.mutate({ body: { words } })}
      onClose={onClose}
    />
  )
}
