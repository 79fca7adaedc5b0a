import { type RawBuilder, sql } from 'kysely'
import { type Indicator, indicator, type RecordsAsked } from '../indicator.ts'
import { delays } from './gbvims.codes.ts'

/** What every statistic of incidents leaves out: the one filter of `fact_incident`, in words. */
export const leftOut = {
  vi: 'Vụ việc mà người bị bạo lực không đồng ý đưa vào số liệu chung; vụ đã kể với nơi cùng chia sẻ số liệu này; vụ không phải bạo lực trên cơ sở giới; vụ đã gác lại.',
  en: 'Incidents whose survivor did not agree to shared figures; those already told to a body that shares these figures; those that are not gender-based; those set aside.',
}
const source = {
  vi: 'Vụ việc ghi trong hồ sơ trường hợp; thống kê chuẩn của hệ thống thông tin về bạo lực trên cơ sở giới (GBVIMS).',
  en: 'Incidents recorded in case files; standard statistics of the Gender-Based Violence Information Management System.',
}
export const incidentUnit = { vi: 'vụ', en: 'incidents' }
export const common = {
  measure: 'count',
  leavesOut: leftOut,
  source,
  duty: 'gender_equality',
  floor: 'response',
  repeats: false,
} as const

const incidents = ({ from, until, provinces }: RecordsAsked, only: RawBuilder<unknown>) => sql`
  select id, province_id, place_id, reported_on as on_date, sex, survivor_age, marital, displacement, stage, vulnerability, previous_gbv, gbv_type,
         case when sexual_violence then 'yes' else 'no' end as sexual_violence, time_of_day, delay,
         case when gbv_type = 'rape' then delay else 'not_rape' end as rape_delay,
         case when gbv_type = 'rape' and health_reached then 'yes' else 'no' end as rape_health,
         case when gbv_type = 'rape' and health_reached then delay else 'not_counted' end as rape_health_delay,
         place_kind, alleged_number, relationship, alleged_age, alleged_occupation, referred_by
  from   fact_incident
  where  province_id = any (${[...provinces]}::text[]) and reported_on >= ${from}::date and reported_on < ${until}::date and ${only}`

/** New incidents by the day they were told: every breakdown of them is guarded here, together. */
export const newIncidents = indicator({
  ...common,
  code: 'GBV-01',
  title: { vi: 'Số vụ việc mới được kể lại', en: 'New incidents reported' },
  unit: incidentUnit,
  counts: {
    vi: 'Mỗi vụ bạo lực trên cơ sở giới, tính một lần, theo ngày được kể lại. Số này cho biết điều được kể, không cho biết mức phổ biến.',
    en: 'Each incident of gender-based violence once, by the day it was told. It says what was told, not how common it is.',
  },
  by: [
    'place',
    'month',
    'sex',
    'survivor_age',
    'marital',
    'displacement',
    'stage',
    'vulnerability',
    'previous_gbv',
    'gbv_type',
    'sexual_violence',
    'time_of_day',
    'delay',
    'rape_delay',
    'rape_health',
    'rape_health_delay',
    'place_kind',
    'alleged_number',
    'relationship',
    'alleged_age',
    'alleged_occupation',
    'referred_by',
  ],
  ties: [
    {
      left: [{ dimension: 'sexual_violence', category: 'yes' }],
      right: [
        { dimension: 'gbv_type', category: 'rape' },
        { dimension: 'gbv_type', category: 'sexual_assault' },
      ],
    },
    {
      left: [{ dimension: 'gbv_type', category: 'rape' }],
      right: delays.map((category) => ({ dimension: 'rape_delay' as const, category })),
    },
    {
      left: [{ dimension: 'rape_health', category: 'yes' }],
      right: delays.map((category) => ({ dimension: 'rape_health_delay' as const, category })),
    },
  ],
  recordKind: 'incident',
  records: (asked) => incidents(asked, sql`true`),
})

type Told = Pick<Indicator, 'code' | 'title' | 'counts'>

/** All new incidents by one of their breakdowns. */
export function incidentsBy(dimension: Indicator['by'][number], told: Told): Indicator {
  return indicator({
    ...common,
    ...told,
    unit: incidentUnit,
    by: ['month', dimension],
    within: { indicator: newIncidents },
    recordKind: 'incident',
    records: newIncidents.records,
  })
}

/** Some of the new incidents: one category of a breakdown, and perhaps categories of another within it. */
export function someIncidents(
  told: Told & {
    cell: NonNullable<NonNullable<Indicator['within']>['cell']>
    by?: { dimension: Indicator['by'][number]; categories: readonly string[] }
    only: RawBuilder<unknown>
  },
): Indicator {
  const { cell, by, only, ...rest } = told
  return indicator({
    ...common,
    ...rest,
    unit: incidentUnit,
    by: by ? [by.dimension] : [],
    within: { indicator: newIncidents, cell, ...(by ? { categories: by.categories } : {}) },
    recordKind: 'incident',
    records: (asked) => incidents(asked, only),
  })
}
