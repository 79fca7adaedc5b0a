import { incidentsBy } from './base.ts'

const counts = (vi: string, en: string) => ({
  vi: `Mọi vụ của GBV-01, ${vi}`,
  en: `All incidents of GBV-01, ${en}`,
})

/** Statistics of who used violence: GBV-17 to GBV-20. */
export const allegedStatistics = [
  incidentsBy('alleged_number', {
    code: 'GBV-17',
    title: { vi: 'Số người gây bạo lực trong một vụ', en: 'Number of persons who used violence' },
    counts: counts('theo số người gây bạo lực.', 'by how many used violence.'),
  }),
  incidentsBy('relationship', {
    code: 'GBV-18',
    title: { vi: 'Quan hệ của người gây bạo lực', en: 'Relationship of the person who used violence' },
    counts: counts('theo quan hệ với người bị bạo lực.', 'by relationship to the survivor.'),
  }),
  incidentsBy('alleged_age', {
    code: 'GBV-19',
    title: { vi: 'Tuổi người gây bạo lực', en: 'Age of the person who used violence' },
    counts: counts('theo nhóm tuổi người gây bạo lực.', 'by age group of who used violence.'),
  }),
  incidentsBy('alleged_occupation', {
    code: 'GBV-20',
    title: { vi: 'Nghề nghiệp người gây bạo lực', en: 'Occupation of the person who used violence' },
    counts: counts('theo nghề nghiệp người gây bạo lực.', 'by occupation of who used violence.'),
  }),
]
