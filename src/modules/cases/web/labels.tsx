import { Badge, type BadgeTone } from '#ui/Badge.tsx'
import { type Translate, useText } from '#ui/text.ts'

export type DangerCode = 'immediate' | 'high' | 'medium' | 'low' | 'unknown'

const tones: Readonly<Record<DangerCode, BadgeTone>> = {
  immediate: 'danger',
  high: 'danger',
  medium: 'warn',
  low: 'neutral',
  unknown: 'neutral',
}

/** Whether the danger is such that the screen's one danger block belongs to it. */
export function isPressing(danger: DangerCode): boolean {
  return danger === 'immediate' || danger === 'high'
}

/** How great the danger is, in words; red for the two worst alone. A closed file's danger is history and not red. */
export function DangerBadge({ danger, isClosed }: { danger: DangerCode; isClosed?: boolean }) {
  const t = useText()
  return <Badge tone={isClosed ? 'neutral' : tones[danger]}>{t(`cases.badge.${danger}`)}</Badge>
}

/** The five steps by their names, in order; by one or two words where there is little room. */
export function stepLabels(t: Translate, isShort: boolean): string[] {
  return [1, 2, 3, 4, 5].map((step) => t(`cases.${isShort ? 'step_short' : 'step'}.${step}`))
}

/** Sex and age in one line, as far as they are known: `nữ, 34 tuổi`. */
export function sexAndAge(person: { sex: string; age_years: number | null }, t: Translate): string {
  const sex = person.sex === 'unknown' ? undefined : t(`cases.sex.${person.sex}`).toLowerCase()
  const age = person.age_years === null ? undefined : t('cases.person.age', { n: person.age_years })
  return [sex, age].filter(Boolean).join(', ') || t('cases.person.unknown')
}

/** Who somebody is in the file, without a name: the part, and whether they came along. */
export function roleOf(person: { part: string; accompanies: boolean }, t: Translate): string {
  const part = t(`cases.part.${person.part}`)
  return person.accompanies ? t('cases.person.accompanying', { part }) : part
}

/** Answers of a list of codes, labelled from the catalogue. */
export function choicesOf<T extends string>(codes: readonly T[], prefix: string, t: Translate) {
  return codes.map((value) => ({ value, label: t(`${prefix}.${value}`) }))
}
