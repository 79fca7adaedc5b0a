import { sql } from 'kysely'
import { indicator } from '../indicator.ts'
import { common, incidentsBy, someIncidents } from './base.ts'
import { delays } from './gbvims.codes.ts'

const counts = (vi: string, en: string) => ({
  vi: `Mọi vụ của GBV-01, ${vi}`,
  en: `All incidents of GBV-01, ${en}`,
})

/** Statistics of what happened: GBV-09 to GBV-16. */
export const violenceStatistics = [
  someIncidents({
    code: 'GBV-09',
    title: { vi: 'Số vụ bạo lực tình dục', en: 'Incidents of sexual violence' },
    counts: counts('là hiếp dâm hoặc tấn công tình dục.', 'that are rape or sexual assault.'),
    cell: { dimension: 'sexual_violence', category: 'yes' },
    only: sql`sexual_violence`,
  }),
  incidentsBy('gbv_type', {
    code: 'GBV-10',
    title: { vi: 'Loại vụ việc', en: 'Type of incident' },
    counts: counts(
      'theo loại: câu “có” đầu tiên trong bảy câu hỏi phân loại.',
      'by type: the first yes of the seven questions.',
    ),
  }),
  incidentsBy('time_of_day', {
    code: 'GBV-11',
    title: { vi: 'Thời điểm trong ngày', en: 'Time of day' },
    counts: counts('theo buổi xảy ra.', 'by the time of day it happened.'),
  }),
  indicator({
    ...common,
    code: 'GBV-12',
    title: { vi: 'Bối cảnh của vụ việc', en: 'Context of incidents' },
    unit: { vi: 'bối cảnh', en: 'contexts' },
    counts: {
      vi: 'Mỗi bối cảnh suy ra từ một vụ của GBV-01, tính một lần cho vụ ấy; một vụ có thể có nhiều bối cảnh hoặc không có. Tuổi là tuổi lúc xảy ra.',
      en: 'Each context that follows from an incident of GBV-01, once for it; an incident may have several or none. Age is the age when it happened.',
    },
    by: ['context'],
    recordKind: 'incident_context',
    records: ({ from, until, provinces }) => sql`
      select id, province_id, place_id, reported_on as on_date, context
      from   fact_incident_context
      where  province_id = any (${[...provinces]}::text[]) and reported_on >= ${from}::date and reported_on < ${until}::date`,
  }),
  incidentsBy('delay', {
    code: 'GBV-13',
    title: { vi: 'Từ lúc xảy ra đến lúc kể lại', en: 'Time from incident to report' },
    counts: counts(
      'theo số ngày từ lúc xảy ra đến lúc kể lại: 0–3, 4–5, 6–14, 15–30, trên 30; ngày không rõ là chưa rõ.',
      'by days until it was told: 0–3, 4–5, 6–14, 15–30, over 30; an unknown day is unknown.',
    ),
  }),
  someIncidents({
    code: 'GBV-14',
    title: { vi: 'Hiếp dâm: từ lúc xảy ra đến lúc kể lại', en: 'Rape: time from incident to report' },
    counts: counts('là hiếp dâm, theo số ngày đến lúc kể lại.', 'that are rape, by days until it was told.'),
    cell: { dimension: 'gbv_type', category: 'rape' },
    by: { dimension: 'rape_delay', categories: delays },
    only: sql`gbv_type = 'rape'`,
  }),
  someIncidents({
    code: 'GBV-15',
    title: {
      vi: 'Hiếp dâm đã tới được dịch vụ y tế: từ lúc xảy ra đến lúc kể lại',
      en: 'Rape with health service or referral: time from incident to report',
    },
    counts: counts(
      'là hiếp dâm mà người bị bạo lực được chuyển đến, được hỗ trợ hoặc đã có dịch vụ y tế.',
      'that are rape where health care was referred to, provided or had already been received.',
    ),
    cell: { dimension: 'rape_health', category: 'yes' },
    by: { dimension: 'rape_health_delay', categories: delays },
    only: sql`gbv_type = 'rape' and health_reached`,
  }),
  incidentsBy('place_kind', {
    code: 'GBV-16',
    title: { vi: 'Nơi xảy ra', en: 'Place of incident' },
    counts: counts('theo loại nơi xảy ra.', 'by the kind of place.'),
  }),
]
