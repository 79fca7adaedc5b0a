import { useText } from '#ui/text.ts'
import { type Topic, topics } from '../../contact.codes.ts'
import { useLabel } from '../labels.ts'
import { CodeChoices, keysOf } from './CodeChoices.tsx'
import { flagsOf, withFlags } from './contact-form.ts'
import { KeySection } from './KeySection.tsx'
import { topicCaps } from './key-caps.ts'
import classes from './new-contact.module.css'
import type { PartProps } from './parts.ts'

/** The usual topics first; the order is that of a hotline's day, not of the code list. */
const usual: readonly Topic[] = [
  'domestic_violence',
  'sexual_violence',
  'child_abuse',
  'harassment',
  'online_violence',
  'trafficking',
  'psychology',
  'family',
  'law',
  'gender_equality',
]

/** What it is about, and the two flags of the report, which are never one. */
export function TopicSection({ form, set }: PartProps) {
  const t = useText()
  const label = useLabel()
  const about = {
    label: t('hotline.new.topic'),
    isLabelled: true,
    columns: 5,
    first: usual.length,
    chosen: form.topic ? [form.topic] : [],
    choices: [...usual, ...topics.filter((code) => !usual.includes(code))].map((code) => ({
      value: code as string,
      label: label('topic', code),
      keyCap: topicCaps[code],
    })),
    onChange: ([topic]: string[]) => set({ topic: (topic as Topic) ?? null, flags: null }),
  }
  const now = flagsOf(form)
  const flags = {
    label: t('hotline.new.flags'),
    several: true,
    columns: 4,
    chosen: (['gender_equality', 'gbv'] as const).filter((flag) => now[flag]),
    choices: [
      { value: 'gender_equality', label: t('hotline.flag.gender_equality'), keyCap: '1' },
      { value: 'gbv', label: t('hotline.flag.gbv'), keyCap: '2' },
    ],
    onChange: (chosen: string[]) => set({ flags: withFlags(form, chosen as ('gender_equality' | 'gbv')[]) }),
  }
  return (
    <KeySection title={t('hotline.new.topic')} jump="Alt+5" groups={[keysOf(about), keysOf(flags)]}>
      <div className={classes.stack}>
        <CodeChoices {...about} />
        <CodeChoices {...flags} />
      </div>
    </KeySection>
  )
}
