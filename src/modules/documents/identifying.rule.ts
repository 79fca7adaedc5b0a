import { fold } from '#kernel/fold.ts'

/** What a text may give away of somebody who is helped. */
export const identifyingSigns = ['survivor_word', 'phone', 'id_number', 'address', 'age_and_place'] as const
export type IdentifyingSign = (typeof identifyingSigns)[number]

/** Words that speak of somebody who was harmed; talk of violence in general does not. */
const survivorWords = [
  'nan nhan',
  'nguoi bi bao luc',
  'bi hai',
  'bi danh',
  'bi xam hai',
  'bi hiep dam',
  'bi mua ban',
  'tam lanh cua',
  'ca bao luc',
]

/**
 * What in a text could let a reader recognise somebody who is helped. A hint for the person writing, not a judgement:
 * it asks for a second look before the text is kept or sent out.
 */
export function identifyingIn(...texts: readonly (string | null | undefined)[]): IdentifyingSign[] {
  const said = texts.filter((text) => text != null).join('\n')
  const folded = ` ${fold(said)} `
  const digits = said.replace(/[\s.-]/g, '')
  const signs: [IdentifyingSign, boolean][] = [
    ['survivor_word', survivorWords.some((word) => folded.includes(` ${word} `))],
    ['phone', /(?:^|\D)(?:\+84|0)[35789]\d{8}(?!\d)/.test(digits)],
    ['id_number', /(?:^|\D)0\d{11}(?!\d)/.test(digits)],
    ['address', / so nha \d| nha so \d| ngo \d+ duong /.test(folded)],
    ['age_and_place', / (?:chi|em|chau|ba|co) \p{L}+ (?:\p{L}+ )?\d{1,2} tuoi /u.test(folded)],
  ]
  return signs.filter(([, found]) => found).map(([sign]) => sign)
}
