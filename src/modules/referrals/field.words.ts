import type { FieldValue } from './referral.shapes.ts'

/** Turns a key into a sentence, on the page or on paper. */
export type Say = (key: string, fillings?: Readonly<Record<string, string | number>>) => string

/** What a field says, in words; a field nobody knows says so. */
export function fieldWords(value: FieldValue, t: Say, phone = (number: string) => number): string {
  const unknown = t('referrals.value.unknown')
  const codes = (prefix: string) => value.codes.map((code) => t(`${prefix}.${code}`)).join(', ')
  const hours = value.hours.map((span) => hoursWords(span, t)).join('; ')
  switch (value.field) {
    case 'phone':
      if (!value.text)
        return t(value.codes.includes('no_call') ? 'referrals.value.no_call' : 'referrals.value.unknown')
      return [phone(value.text), hours].filter(Boolean).join(' · ')
    case 'age':
      return value.number === null ? unknown : t('referrals.value.age', { n: value.number })
    case 'children':
      return t('referrals.value.children', { n: value.number ?? 0 })
    case 'sex':
      return codes('cases.sex') || unknown
    case 'needs':
      return codes('referrals.service')
    case 'danger':
      return codes('cases.danger') || unknown
    case 'language':
      return [t(`hotline.language.${value.codes[0]}`), t(`hotline.interpreter.${value.codes[1]}`)].join(' · ')
    case 'safe_contact':
      return [
        t(value.codes.includes('call') ? 'referrals.value.may_call' : 'referrals.value.no_call'),
        hours,
        value.text && t('referrals.value.say', { words: value.text }),
        value.avoid && t('referrals.value.avoid', { words: value.avoid }),
      ]
        .filter(Boolean)
        .join(' · ')
    default:
      return value.text ?? unknown
  }
}

/** Whether a field is what somebody should see first. */
export function isDanger(value: FieldValue): boolean {
  return value.field === 'danger' && value.codes.some((code) => code === 'immediate' || code === 'high')
}

function hoursWords({ days, from, until }: FieldValue['hours'][number], t: Say): string {
  const when =
    days.length === 7
      ? t('referrals.value.every_day')
      : days.map((day) => t(`referrals.weekday.${day}`)).join(', ')
  return `${when} ${from}–${until}`
}
