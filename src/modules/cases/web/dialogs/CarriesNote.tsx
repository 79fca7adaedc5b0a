import { listAbsencesContract, readLoadContract } from '#modules/access/load.contract.ts'
import { useRead } from '#ui/api.ts'
import { Badge } from '#ui/Badge.tsx'
import { formatDay } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { useMay } from '#ui/me.ts'
import { useText } from '#ui/text.ts'

/** What somebody carries and when they are away, told beside their name before a case is given to them. */
export function CarriesNote({ staffId }: { staffId: string }) {
  const t = useText()
  const may = useMay()
  const away = useRead(listAbsencesContract, {})
  const load = useRead(readLoadContract, {}, { enabled: may('care.oversee') })
  const absences = away.data?.items.filter((each) => each.staff_id === staffId) ?? []
  const carried = load.data?.items.find((each) => each.staff_id === staffId)
  if (absences.length === 0 && !carried) return null
  return (
    <div role="status">
      {absences.map((each) => (
        <p key={each.id}>
          <Badge tone="warn">{t('cases.carries.away')}</Badge>{' '}
          <span className="figures">
            {t('cases.carries.away_days', { from: formatDay(each.from_on), back: formatDay(each.until_on) })}
          </span>
        </p>
      ))}
      {carried && (
        <p className={layout.quiet}>
          {t('cases.carries.load', {
            cases: carried.open_cases,
            nights: carried.night_shifts,
            calls: carried.hard_calls,
          })}
        </p>
      )}
    </div>
  )
}
