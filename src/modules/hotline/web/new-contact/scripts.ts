import type { ContactForm } from './contact-form.ts'

/** Every script the screen may show; fetched once. */
export const scriptKeys = [
  'script.opening',
  'script.silent',
  'script.danger_now',
  'script.strangulation',
  'script.assault.care_first',
  'script.assault.pep',
  'script.assault.keep_clothes',
  'script.assault.contraception',
  'script.suicide.ask',
  'script.suicide.means',
  'script.suicide.plan',
  'script.suicide.alone',
  'script.suicide.after',
  'script.child_alone',
  'script.prying',
  'script.hoax',
  'script.interpreter',
  'script.mediation_pressure',
  'script.before_notify',
  'script.closing',
] as const
export type ScriptKey = (typeof scriptKeys)[number]

type Asked = Pick<
  ContactForm,
  'caller' | 'danger' | 'danger_signs' | 'language' | 'interpreter' | 'outcome' | 'caller_age'
>

/**
 * What to say now, the most pressing first. Whoever pries or uses violence gets one answer and no other; a child
 * never hears what is said to adults about suicide or assault without the words for a child standing above.
 */
export function scriptsFor(form: Asked): ScriptKey[] {
  if (form.caller === 'prying') return ['script.prying']
  if (form.caller === 'hoax') return ['script.hoax']
  const said: ScriptKey[] = []
  if (form.language !== 'vi' || form.interpreter === 'needed') said.push('script.interpreter')
  if (form.caller === 'silent') said.push('script.silent')
  if (form.caller === 'child' || form.caller_age === '0-11' || form.caller_age === '12-15')
    said.push('script.child_alone')
  if (form.danger.includes('danger_now')) said.push('script.danger_now')
  if (form.danger_signs.includes('strangled')) said.push('script.strangulation')
  if (form.danger.includes('sexual_assault'))
    said.push(
      'script.assault.care_first',
      'script.assault.pep',
      'script.assault.keep_clothes',
      'script.assault.contraception',
    )
  if (form.danger.includes('suicide_risk'))
    said.push(
      'script.suicide.ask',
      'script.suicide.means',
      'script.suicide.plan',
      'script.suicide.alone',
      'script.suicide.after',
    )
  if (said.length === 0) said.push('script.opening')
  if (form.outcome === 'passed_on') said.push('script.before_notify')
  if (form.outcome) said.push('script.closing')
  return said
}
