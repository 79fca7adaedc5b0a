import { useState } from 'react'
import { useRead } from '#ui/api.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Sheet } from '#ui/Sheet.tsx'
import { TextSkeleton } from '#ui/Skeletons.tsx'
import { type RecourseView, readRecourseContract } from '../recourse.contract.ts'
import { AssaultSection } from './AssaultSection.tsx'
import { InjurySection } from './InjurySection.tsx'
import { LegalSection } from './LegalSection.tsx'
import { PaperSection } from './PaperSection.tsx'
import { PoliceSection } from './PoliceSection.tsx'
import { TraceSection } from './TraceSection.tsx'

export interface SectionProps {
  caseId: string
  view: RecourseView
  /** Words and acts are mine: I work on the case. */
  mayAct: boolean
  /** New things begin only while the case is open; results come in afterwards too. */
  mayBegin: boolean
}

/** What she needs from hospitals, police, courts and offices; what presses most first. */
export default function RecourseTab({ id }: { id: string }) {
  const [isCareShown, showCare] = useState(false)
  const view = useRead(readRecourseContract, { params: { case_id: id } }, { staleTime: 5 * 60_000 })
  if (!view.data)
    return view.error ? (
      <ErrorNote error={view.error} onRetry={() => void view.refetch()} />
    ) : (
      <TextSkeleton lines={6} />
    )
  const shared: SectionProps = {
    caseId: id,
    view: view.data,
    mayAct: view.data.works_on,
    mayBegin: view.data.works_on && view.data.open,
  }
  return (
    <Sheet>
      <AssaultSection {...shared} isAsked={isCareShown} onAsk={showCare} />
      <InjurySection {...shared} />
      <PoliceSection {...shared} />
      <LegalSection {...shared} />
      <PaperSection {...shared} />
      <TraceSection {...shared} />
    </Sheet>
  )
}
