import { useMay } from '#ui/me.ts'
import { Page } from '#ui/Page.tsx'
import { Columns, Sheet } from '#ui/Sheet.tsx'
import { useText } from '#ui/text.ts'
import { AbsencesSection } from './care/AbsencesSection.tsx'
import { AliasSection } from './care/AliasSection.tsx'
import { LoadSection } from './care/LoadSection.tsx'
import { TalksSection } from './care/TalksSection.tsx'
import { ThreatsSection } from './care/ThreatsSection.tsx'

/** Care for those who do this work: my own talks, threats and days away; for a supervisor, what each person carries. */
export default function CarePage() {
  const t = useText()
  const may = useMay()
  return (
    <Page title={t('care.title')} opening={t('care.opening')}>
      {may('care.oversee') && (
        <Sheet>
          <LoadSection />
        </Sheet>
      )}
      <Columns>
        <Sheet>
          <TalksSection />
          <ThreatsSection />
        </Sheet>
        <Sheet>
          <AliasSection />
          <AbsencesSection />
        </Sheet>
      </Columns>
    </Page>
  )
}
