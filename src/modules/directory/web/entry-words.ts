import type { Translate } from '#ui/text.ts'
import type { EntryLine } from '../entry.contract.ts'

/** Choices of a list of codes, in words. */
export function choicesOf<T extends string>(codes: readonly T[], prefix: string, t: Translate) {
  return codes.map((value) => ({ value, label: t(`${prefix}.${value}`) }))
}

/** What an entry is: `Văn phòng công tác xã hội cấp xã`. */
export function kindWords(entry: Pick<EntryLine, 'kind' | 'office_of'>, t: Translate): string {
  const kind = t(`directory.kind.${entry.kind}`)
  return entry.office_of ? `${kind} ${t(`directory.office_of.${entry.office_of}`)}` : kind
}

/** When a door is open, in a few words. */
export function openWords(
  entry: Pick<EntryLine, 'round_the_clock' | 'at_night' | 'on_holidays'>,
  t: Translate,
): string {
  if (entry.round_the_clock) return t('directory.open.always')
  const said = [
    entry.at_night && t('directory.open.night'),
    entry.on_holidays && t('directory.open.holiday'),
  ].filter(Boolean)
  return said.length > 0 ? said.join(', ') : t('directory.open.office_hours')
}
