import { sql } from 'kysely'
import { incidentsBy, someIncidents } from './base.ts'

const every = { vi: 'Mọi vụ của GBV-01', en: 'All incidents of GBV-01' }
const counts = (vi: string, en: string) => ({ vi: `${every.vi}, ${vi}`, en: `${every.en}, ${en}` })

/** Statistics of the survivors: GBV-02 to GBV-08. */
export const survivorStatistics = [
  someIncidents({
    code: 'GBV-02',
    title: {
      vi: 'Số vụ mà người bị bạo lực đã từng bị bạo lực trước đó',
      en: 'Incidents of survivors with earlier violence',
    },
    counts: counts(
      'của người đã từng bị bạo lực trên cơ sở giới trước vụ này.',
      'of survivors with gender-based violence before this incident.',
    ),
    cell: { dimension: 'previous_gbv', category: 'yes' },
    only: sql`previous_gbv = 'yes'`,
  }),
  incidentsBy('sex', {
    code: 'GBV-03',
    title: { vi: 'Giới tính người bị bạo lực', en: 'Sex of survivors' },
    counts: counts('theo giới tính người bị bạo lực.', 'by the survivor’s sex.'),
  }),
  incidentsBy('survivor_age', {
    code: 'GBV-04',
    title: { vi: 'Tuổi người bị bạo lực', en: 'Age of survivors' },
    counts: counts(
      'theo tuổi lúc xảy ra. Các nhóm không chồng nhau; 0–11 và 10–19 tuổi là tổng của hai nhóm liền nhau.',
      'by age when it happened. Bands do not overlap; 0–11 and 10–19 are sums of neighbouring bands.',
    ),
  }),
  incidentsBy('marital', {
    code: 'GBV-05',
    title: { vi: 'Tình trạng hôn nhân', en: 'Marital status' },
    counts: counts('theo tình trạng hôn nhân lúc kể lại.', 'by marital status when it was told.'),
  }),
  incidentsBy('displacement', {
    code: 'GBV-06',
    title: { vi: 'Tình trạng cư trú lúc kể lại', en: 'Displacement when it was told' },
    counts: counts('theo tình trạng cư trú lúc kể lại.', 'by displacement when it was told.'),
  }),
  incidentsBy('stage', {
    code: 'GBV-07',
    title: { vi: 'Giai đoạn di dời lúc xảy ra', en: 'Stage of displacement when it happened' },
    counts: counts('theo giai đoạn di dời lúc xảy ra.', 'by stage of displacement when it happened.'),
  }),
  incidentsBy('vulnerability', {
    code: 'GBV-08',
    title: { vi: 'Người dễ bị tổn thương', en: 'Vulnerable survivors' },
    counts: counts(
      'theo khuyết tật và hoàn cảnh trẻ em; người có cả hai đứng ở nhóm riêng.',
      'by disability and situation as a child; who has both stands in a group of their own.',
    ),
  }),
]
