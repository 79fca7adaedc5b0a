import { useText } from '#ui/text.ts'
import { needs } from '../../contact.codes.ts'
import { useLabel } from '../labels.ts'
import { CodeChoices, keysOf } from './CodeChoices.tsx'
import type { ContactForm } from './contact-form.ts'
import { KeySection } from './KeySection.tsx'
import { needCaps } from './key-caps.ts'
import type { PartProps } from './parts.ts'

/** What she needs now, in her own order of telling. */
export function NeedsSection({ form, set }: PartProps) {
  const t = useText()
  const label = useLabel()
  const asked = {
    label: t('hotline.new.needs'),
    isLabelled: true,
    several: true,
    columns: 5,
    first: 10,
    chosen: form.needs,
    choices: needs.map((code) => ({
      value: code as string,
      label: label('need', code),
      keyCap: needCaps[code],
    })),
    onChange: (chosen: string[]) => set({ needs: chosen as ContactForm['needs'] }),
  }
  return (
    <KeySection title={t('hotline.new.needs')} jump="Alt+4" groups={[keysOf(asked)]}>
      <CodeChoices {...asked} />
    </KeySection>
  )
}
