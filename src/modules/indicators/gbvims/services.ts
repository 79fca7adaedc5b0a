import { type RawBuilder, sql } from 'kysely'
import { outcomeCodes, serviceCodes } from '#modules/incidents/incident.codes.ts'
import { indicator, type RecordsAsked } from '../indicator.ts'
import { common, incidentsBy, someIncidents } from './base.ts'
import { serviceOutcomes } from './gbvims.codes.ts'

const services = ({ from, until, provinces }: RecordsAsked, only: RawBuilder<unknown>) => sql`
  select id, province_id, place_id, reported_on as on_date, outcome, service || '.' || outcome as service_outcome
  from   fact_incident_service
  where  province_id = any (${[...provinces]}::text[]) and reported_on >= ${from}::date and reported_on < ${until}::date and ${only}`

const unit = { vi: 'dịch vụ', en: 'services' }

/** What came of each service, for the incidents told in the period: 7 services by 6 outcomes, guarded together. */
const servicesAndReferrals = indicator({
  ...common,
  code: 'GBV-24',
  title: { vi: 'Chuyển gửi và kết quả theo dịch vụ', en: 'Referrals to others by service and outcome' },
  unit,
  counts: {
    vi: 'Với mỗi vụ của GBV-01, mỗi dịch vụ trong bảy dịch vụ đã ghi kết quả, tính một lần, theo dịch vụ và kết quả.',
    en: 'For each incident of GBV-01, each of the seven services with an outcome recorded, once, by service and outcome.',
  },
  by: ['outcome', 'service_outcome'],
  ties: outcomeCodes.map((outcome) => ({
    left: [{ dimension: 'outcome' as const, category: outcome }],
    right: serviceCodes.map((service) => ({
      dimension: 'service_outcome' as const,
      category: `${service}.${outcome}`,
    })),
  })),
  recordKind: 'incident_service',
  records: (asked) => services(asked, sql`true`),
})

/** Statistics of ways to help: GBV-21 to GBV-24. */
export const serviceStatistics = [
  someIncidents({
    code: 'GBV-21',
    title: { vi: 'Nơi đầu tiên được biết', en: 'First point of contact' },
    counts: {
      vi: 'Các vụ của GBV-01 mà nơi này là nơi đầu tiên người bị bạo lực kể lại.',
      en: 'Incidents of GBV-01 of which this service was the first to be told.',
    },
    cell: { dimension: 'referred_by', category: 'self_first_contact' },
    only: sql`referred_by = 'self_first_contact'`,
  }),
  incidentsBy('referred_by', {
    code: 'GBV-22',
    title: { vi: 'Nơi giới thiệu đến', en: 'Referred from others' },
    counts: {
      vi: 'Mọi vụ của GBV-01, theo nơi giới thiệu đến.',
      en: 'All incidents of GBV-01, by who referred them.',
    },
  }),
  indicator({
    ...common,
    code: 'GBV-23',
    title: { vi: 'Dịch vụ do nơi này trực tiếp cung cấp', en: 'Services provided by us' },
    unit,
    counts: {
      vi: 'Với mỗi vụ của GBV-01, mỗi dịch vụ do nơi này trực tiếp cung cấp, tính một lần.',
      en: 'For each incident of GBV-01, each of the services provided by us, once.',
    },
    by: ['service_outcome'],
    within: {
      indicator: servicesAndReferrals,
      cell: { dimension: 'outcome', category: 'provided' },
      categories: serviceOutcomes.filter((each) => each.endsWith('.provided')),
    },
    recordKind: 'incident_service',
    records: (asked) => services(asked, sql`outcome = 'provided'`),
  }),
  servicesAndReferrals,
]
