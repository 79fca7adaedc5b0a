import { useRead } from '#ui/api.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { useMay } from '#ui/me.ts'
import { Section, Sheet } from '#ui/Sheet.tsx'
import { TextSkeleton } from '#ui/Skeletons.tsx'
import { useText } from '#ui/text.ts'
import { readRiskContract } from '../risk.contract.ts'
import { PlanSection } from './PlanSection.tsx'
import { RiskSection } from './RiskSection.tsx'
import { SuicideSection } from './SuicideSection.tsx'

const onceRead = { staleTime: 5 * 60_000 }

/** Danger of a case: risk of suicide first, then how great the danger is, then the plan against it. Each reading is recorded. */
export default function RiskTab({ id }: { id: string }) {
  const t = useText()
  const may = useMay()
  const risk = useRead(readRiskContract, { params: { case_id: id } }, onceRead)
  if (!risk.data)
    return (
      <Sheet>
        <Section title={t('safety.tab')}>
          {risk.error ? (
            <ErrorNote error={risk.error} onRetry={() => void risk.refetch()} />
          ) : (
            <TextSkeleton lines={6} />
          )}
        </Section>
      </Sheet>
    )
  const mayWrite = risk.data.assigned && may('safety.work')
  return (
    <Sheet>
      <SuicideSection caseId={id} mayWrite={mayWrite} />
      <RiskSection risk={risk.data} mayWrite={mayWrite && risk.data.is_open} />
      <PlanSection caseId={id} mayWrite={mayWrite && risk.data.is_open} />
    </Sheet>
  )
}
