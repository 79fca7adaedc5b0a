import { codeWords } from '#modules/incidents/incident-words.codes.ts'
import { gbvimsCategories } from './gbvims.codes.ts'

type Lang = 'vi' | 'en'
type Words = Readonly<Record<string, string>>

const dimensions: Record<Lang, Record<keyof typeof gbvimsCategories, string>> = {
  vi: {
    survivor_age: 'Tuổi lúc xảy ra',
    marital: 'Tình trạng hôn nhân',
    displacement: 'Cư trú lúc kể lại',
    stage: 'Giai đoạn di dời',
    vulnerability: 'Người dễ bị tổn thương',
    previous_gbv: 'Đã từng bị bạo lực',
    gbv_type: 'Loại vụ việc',
    sexual_violence: 'Bạo lực tình dục',
    time_of_day: 'Thời điểm trong ngày',
    context: 'Bối cảnh',
    delay: 'Từ lúc xảy ra đến lúc kể lại',
    rape_delay: 'Hiếp dâm: đến lúc kể lại',
    rape_health: 'Hiếp dâm đã tới dịch vụ y tế',
    rape_health_delay: 'Hiếp dâm đã tới dịch vụ y tế: đến lúc kể lại',
    place_kind: 'Nơi xảy ra',
    alleged_number: 'Số người gây bạo lực',
    relationship: 'Quan hệ của người gây bạo lực',
    alleged_age: 'Tuổi người gây bạo lực',
    alleged_occupation: 'Nghề nghiệp người gây bạo lực',
    referred_by: 'Nơi giới thiệu đến',
    outcome: 'Kết quả',
    service_outcome: 'Dịch vụ và kết quả',
  },
  en: {
    survivor_age: 'Age when it happened',
    marital: 'Marital status',
    displacement: 'Displacement when told',
    stage: 'Stage of displacement',
    vulnerability: 'Vulnerable survivors',
    previous_gbv: 'Earlier violence',
    gbv_type: 'Type of incident',
    sexual_violence: 'Sexual violence',
    time_of_day: 'Time of day',
    context: 'Context',
    delay: 'Time until it was told',
    rape_delay: 'Rape: time until it was told',
    rape_health: 'Rape with health service',
    rape_health_delay: 'Rape with health service: time until told',
    place_kind: 'Place of incident',
    alleged_number: 'How many used violence',
    relationship: 'Relationship of who used violence',
    alleged_age: 'Age of who used violence',
    alleged_occupation: 'Occupation of who used violence',
    referred_by: 'Referred by',
    outcome: 'Outcome',
    service_outcome: 'Service and outcome',
  },
}
const delays: Record<Lang, Words> = {
  vi: {
    '0-3': '0–3 ngày',
    '4-5': '4–5 ngày',
    '6-14': '6–14 ngày',
    '15-30': '15–30 ngày',
    over_30: 'Trên 30 ngày',
    unknown: 'Chưa rõ',
  },
  en: {
    '0-3': '0–3 days',
    '4-5': '4–5 days',
    '6-14': '6–14 days',
    '15-30': '15–30 days',
    over_30: 'Over 30 days',
    unknown: 'Unknown',
  },
}
const own: Record<Lang, Record<string, Words>> = {
  vi: {
    survivor_age: {
      '0-9': 'Dưới 10 tuổi',
      '10-11': '10–11 tuổi',
      '12-17': '12–17 tuổi',
      '18-19': '18–19 tuổi',
      '20-49': '20–49 tuổi',
      '50+': 'Từ 50 tuổi',
      unknown: 'Chưa rõ',
    },
    vulnerability: {
      disability: 'Người khuyết tật',
      unaccompanied: 'Trẻ em không có người lớn đi cùng',
      separated: 'Trẻ em xa cha mẹ',
      other_vulnerable: 'Trẻ em hoàn cảnh đặc biệt khác',
      several: 'Vừa khuyết tật vừa là trẻ em như trên',
      none: 'Không',
      unknown: 'Chưa rõ',
    },
    previous_gbv: codeWords.vi.known,
    sexual_violence: { yes: 'Có', no: 'Không' },
    delay: delays.vi,
    rape_delay: { ...delays.vi, not_rape: 'Không phải hiếp dâm' },
    rape_health: { yes: 'Có', no: 'Không, hoặc không phải hiếp dâm' },
    rape_health_delay: { ...delays.vi, not_counted: 'Không thuộc nhóm này' },
  },
  en: {
    survivor_age: {
      '0-9': 'Under 10',
      '10-11': '10–11',
      '12-17': '12–17',
      '18-19': '18–19',
      '20-49': '20–49',
      '50+': '50 and over',
      unknown: 'Unknown',
    },
    vulnerability: {
      disability: 'Persons with disability',
      unaccompanied: 'Unaccompanied children',
      separated: 'Separated children',
      other_vulnerable: 'Other vulnerable children',
      several: 'Disability and such a child',
      none: 'None',
      unknown: 'Unknown',
    },
    previous_gbv: codeWords.en.known,
    sexual_violence: { yes: 'Yes', no: 'No' },
    delay: delays.en,
    rape_delay: { ...delays.en, not_rape: 'Not rape' },
    rape_health: { yes: 'Yes', no: 'No, or not rape' },
    rape_health_delay: { ...delays.en, not_counted: 'Not of this group' },
  },
}

/** What every category of the standard statistics is called, by the key a page asks for. */
export function gbvimsWords(lang: Lang): Record<string, string> {
  const lists: Record<string, Words> = { ...codeWords[lang], ...own[lang] }
  const { service = {}, outcome = {} } = lists
  const wordFor = (dimension: string, category: string) => {
    if (dimension !== 'service_outcome') return lists[dimension]?.[category] ?? category
    const [what = '', came = ''] = category.split('.')
    return `${service[what]}: ${outcome[came]}`
  }
  return Object.fromEntries(
    Object.entries(gbvimsCategories).flatMap(([dimension, categories]) => [
      [`indicators.dimension.${dimension}`, dimensions[lang][dimension as keyof typeof gbvimsCategories]],
      ...categories.map((category) => [`indicators.${dimension}.${category}`, wordFor(dimension, category)]),
    ]),
  )
}
