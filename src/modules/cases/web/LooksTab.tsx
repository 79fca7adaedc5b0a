import { Section, Sheet } from '#ui/Sheet.tsx'
import { useText } from '#ui/text.ts'
import type { CaseFileView } from '../case.contract.ts'
import { Looks } from './Looks.tsx'

/** Who has looked at this file lately, for everybody who may see it. */
export function LooksTab({ file }: { file: CaseFileView }) {
  const t = useText()
  return (
    <Sheet>
      <Section title={t('cases.tab.looks')} note={t('cases.looks.note')}>
        <Looks looks={file.looks} />
      </Section>
    </Sheet>
  )
}
