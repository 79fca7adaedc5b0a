import { useText } from '#ui/text.ts'
import type { OpenThings } from '../closure.contract.ts'

const kinds = ['emergency_needs', 'needs', 'goals', 'follow_ups', 'decisions'] as const

/** Whether anything keeps a case from being simply closed. */
export function isAnythingOpen(open: OpenThings): boolean {
  return kinds.some((kind) => open[kind] > 0) || open.clocks.length > 0 || open.others.length > 0
}

/** What is not finished in a case, each with its number; or that everything is. */
export function OpenThingsList({ open }: { open: OpenThings }) {
  const t = useText()
  if (!isAnythingOpen(open)) return <p>{t('cases.closing.nothing_open')}</p>
  return (
    <ul>
      {kinds.map(
        (kind) => open[kind] > 0 && <li key={kind}>{t(`cases.open.${kind}`, { n: open[kind] })}</li>,
      )}
      {open.clocks.length > 0 && (
        <li>{t('cases.open.clocks', { n: open.clocks.length, codes: open.clocks.join(', ') })}</li>
      )}
      {open.others.map((each) => (
        <li key={each.kind}>{t(`cases.open.${each.kind}`, { n: each.n })}</li>
      ))}
    </ul>
  )
}
