import { useRead } from '#ui/api.ts'
import layout from '#ui/layout.module.css'
import { PageLink } from '#ui/links.tsx'
import { useTellOpening } from '#ui/opening.ts'
import { Section } from '#ui/Sheet.tsx'
import { useText } from '#ui/text.ts'
import { type Tonight, tonightContract } from '../house.contract.ts'
import { isSoon, LimitMark } from './LimitMark.tsx'

type House = Tonight['houses'][number]

/** Stays of a house whose limit ends within a week or has passed, each once. */
function endingSoon(house: House): { id: string; case_code: string; limit_on: string }[] {
  const found = house.beds.flatMap(({ stay }) =>
    stay?.limit_on && isSoon(stay.limit_on) ? [{ ...stay, limit_on: stay.limit_on }] : [],
  )
  return found.filter((stay, at) => found.findIndex((each) => each.id === stay.id) === at)
}

/** Beds of my houses tonight, in one line each. */
export default function TonightCard() {
  const t = useText()
  const board = useRead(tonightContract, {}, { refetchInterval: 5 * 60_000 })
  const houses = board.data?.houses ?? []
  const beds = houses.flatMap((house) => house.beds)
  const free = beds.filter((bed) => bed.free).length
  useTellOpening(
    beds.length > 0
      ? { weight: 1, sentence: t('shelter.tonight.opening', { free, n: beds.length }) }
      : undefined,
  )
  if (houses.length === 0) return null
  return (
    <Section title={t('shelter.tonight.title')}>
      <ul className={layout.rows}>
        {houses.map((house) => (
          <li key={house.id}>
            <div className={layout.between}>
              <PageLink to="/shelter/tonight">{house.name}</PageLink>
              <span className="figures">
                {t('shelter.tonight.line', {
                  taken: house.beds.filter((bed) => !bed.free && !bed.hold).length,
                  held: house.beds.filter((bed) => bed.hold).length,
                  free: house.beds.filter((bed) => bed.free).length,
                })}
              </span>
            </div>
            {endingSoon(house).map((stay) => (
              <span key={stay.id} className={layout.acts}>
                <PageLink to="/shelter/stays/$id" params={{ id: stay.id }}>
                  {stay.case_code}
                </PageLink>
                <LimitMark on={stay.limit_on} />
              </span>
            ))}
          </li>
        ))}
      </ul>
    </Section>
  )
}
