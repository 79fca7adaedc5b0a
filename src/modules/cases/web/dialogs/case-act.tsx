import { createContext, type ReactNode, useContext, useMemo, useState } from 'react'
import type { CaseFileView } from '../../case.contract.ts'
import type { CaseMove } from '../../case.life.ts'

/** Something to be done with the file, asked about in a dialog. */
export type CaseAct =
  | { kind: 'note' | 'support' | 'person' | 'edit' | 'conflict' }
  | { kind: 'correct'; personId: string; identity: Identity | undefined }
  | { kind: 'assign'; part: 'manager' | 'team' }
  | { kind: 'end_assignment'; staffId: string; name: string }
  | { kind: 'step'; to: number }
  | { kind: 'move'; move: CaseMove }

/** Who a person is, as opened a moment ago. */
export interface Identity {
  name: string | null
  phone: string | null
  id_number: string | null
  address: string | null
  birthday: string | null
}

interface CaseActs {
  act: CaseAct | undefined
  /** Opens the dialog of an act, or closes it with undefined. */
  ask: (act: CaseAct | undefined) => void
  /** Why the file cannot be worked on here, as a key of the catalogue; undefined when it can. */
  whyNot: string | undefined
}

const CaseActContext = createContext<CaseActs>({ act: undefined, ask: () => undefined, whyNot: undefined })

/** Lets every part of a file ask for an act; the dialogs stand once, beside the file. */
export function CaseActProvider({
  file,
  may,
  children,
}: {
  file: CaseFileView
  may: (permit: string) => boolean
  children: ReactNode
}) {
  const [act, ask] = useState<CaseAct>()
  const whyNot = whyNotWork(file, may('case.work'))
  const acts = useMemo(() => ({ act, ask, whyNot }), [act, whyNot])
  return <CaseActContext value={acts}>{children}</CaseActContext>
}

/** `const { ask } = useCaseAct()`, then `ask({ kind: 'note' })`. */
export function useCaseAct(): CaseActs {
  return useContext(CaseActContext)
}

function whyNotWork(file: CaseFileView, hasPermit: boolean): string | undefined {
  if (!hasPermit || !file.assigned) return 'cases.why_not.assigned'
  return file.status === 'closed' ? 'cases.why_not.closed' : undefined
}
