import { PageLink } from '#ui/links.tsx'
import { useText } from '#ui/text.ts'
import type { HandoverFacts } from '../handover.contract.ts'
import classes from './handover.module.css'

/** What the next shift finds, counted by the system and not by hand. */
export function HandoverFactsList({ facts }: { facts: HandoverFacts }) {
  const t = useText()
  const lines = [
    { key: 'open_dangers', n: facts.open_dangers.length, to: '/contacts' },
    { key: 'suicide_risks', n: facts.suicide_risks.length, to: '/contacts' },
    { key: 'calls_to_return', n: facts.calls_to_return.length, to: '/call-backs' },
    { key: 'emergencies_asked', n: facts.emergencies_asked.length, to: '/call-backs' },
    { key: 'emergencies_to_review', n: facts.emergencies_to_review.length, to: '/call-backs' },
    { key: 'running_clocks', n: facts.running_clocks.length, to: '/' },
  ]
  return (
    <ul className={classes.facts}>
      {lines.map((line) => (
        <li key={line.key}>
          <span className={`${classes.count} figures`}>{line.n}</span>
          {line.n > 0 ? (
            <PageLink to={line.to}>{t(`hotline.handover.fact.${line.key}`)}</PageLink>
          ) : (
            t(`hotline.handover.fact.${line.key}`)
          )}
        </li>
      ))}
    </ul>
  )
}
