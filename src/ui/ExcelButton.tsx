import type { Contract } from '#kernel/contract.ts'
import { type Args, call } from './api.ts'
import { FileButton } from './FileButton.tsx'
import { useText } from './text.ts'

/** A register as it is narrowed now, as a spreadsheet. */
export function ExcelButton<C extends Contract>({ contract, args }: { contract: C; args: Args<C> }) {
  const t = useText()
  return <FileButton label={t('ui.export.act')} fetchFile={() => call(contract, args)} />
}
