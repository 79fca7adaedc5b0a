import { useState } from 'react'
import type { ReplyOf } from '#kernel/contract.ts'
import { type Args, useAct } from '#ui/api.ts'
import { ReasonDialog } from '#ui/ReasonDialog.tsx'
import { useText } from '#ui/text.ts'
import { openReasons } from '../contact.codes.ts'
import type { openContact } from '../contact.contract.ts'
import type { printContact } from '../contact-paper.contract.ts'
import type { openSafeContact } from '../safe-contact.contract.ts'
import type { openSafetyCard } from '../safety-card.contract.ts'
import { useLabel } from './labels.ts'

type Opening = typeof openContact | typeof printContact | typeof openSafeContact | typeof openSafetyCard

/** Asks why something sealed is opened, opens it, and hands it over; nothing opened lies in the query cache. */
export function useOpening<C extends Opening>(
  contract: C,
  id: string,
  onOpened: (reply: ReplyOf<C>) => void = () => undefined,
) {
  const t = useText()
  const label = useLabel()
  const [isAsking, setAsking] = useState(false)
  const open = useAct(contract, {
    refresh: [],
    onDone: (reply) => {
      setAsking(false)
      onOpened(reply)
    },
  })
  const keys = ['1', '2', '3', '4', '5', '6']
  const dialog = (
    <ReasonDialog
      opened={isAsking}
      title={t('hotline.open.title')}
      reasons={openReasons.map((value, index) => ({
        value,
        label: label('open_reason', value),
        keyCap: keys[index] ?? '',
      }))}
      actLabel={t('hotline.open.act')}
      isBusy={open.isPending}
      error={open.error}
      onAct={({ code }) => open.mutate({ params: { id }, body: { reason: code } } as unknown as Args<C>)}
      onClose={() => setAsking(false)}
    >
      {t('hotline.open.recorded')}
    </ReasonDialog>
  )
  return { ask: () => setAsking(true), dialog }
}
