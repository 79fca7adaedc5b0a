import { type Question, typedNow, type Values } from '#modules/protection/web/ask-dialog.part.tsx'
import { dayKey } from '#ui/format.ts'
import type { useText } from '#ui/text.ts'
import { leavings } from '../shelter.codes.ts'
import type { VisitRules } from '../visit.rule.ts'

type Say = ReturnType<typeof useText>

/** Codes as choices, in the words of one list. */
export function choicesOf<T extends string>(
  codes: readonly T[],
  list: string,
  t: Say,
): { value: T; label: string }[] {
  return codes.map((value) => ({ value, label: t(`${list}.${value}`) }))
}

/** Somebody of a stay without a name: `trẻ em, nam, 7 tuổi`. */
export function personOf(person: { part: string; sex: string; age_years: number | null }, t: Say): string {
  return [
    t(`shelter.part.${person.part}`),
    t(`shelter.sex.${person.sex}`),
    ...(person.age_years === null ? [] : [t('shelter.age', { n: person.age_years })]),
  ].join(', ')
}

/** The rules of visits of a house in one line. */
export function visitText(house: VisitRules, t: Say): string {
  if (house.visits === 'none') return t('shelter.visits.none')
  return [
    house.visits === 'set_hours'
      ? t('shelter.visits.hours', { from: house.visit_from ?? '', until: house.visit_until ?? '' })
      : t('shelter.visits.by_arrangement'),
    t(`shelter.visit_place.${house.visit_place}`),
    house.visit_persons.map((each) => t(`shelter.visitor.${each}`)).join(', '),
  ]
    .filter(Boolean)
    .join(' · ')
}

/** When it happened: its day and hour, now unless said otherwise, never ahead. */
export function momentQuestion(t: Say, name: string, labelKey: string): Question {
  const within = { max: dayKey(new Date()) }
  return { name, kind: 'moment', label: t(labelKey), start: typedNow(), within }
}

/** A few words beside what is counted. */
export const wordsQuestion = (t: Say): Question => ({
  name: 'words',
  kind: 'words',
  label: t('shelter.words'),
  optional: true,
  max: 2000,
})

/** Where she goes, when somebody asks how she is, and what is to be said of it. */
export function leavingQuestions(t: Say, when?: (values: Values) => boolean): Question[] {
  const questions: Question[] = [
    {
      name: 'left_to',
      kind: 'one',
      label: t('shelter.left_to'),
      choices: choicesOf(leavings, 'shelter.left_to', t),
    },
    {
      name: 'follow_up_on',
      kind: 'day',
      label: t('shelter.follow_up_on'),
      optional: true,
      within: { min: dayKey(new Date()) },
    },
    { name: 'words', kind: 'words', label: t('shelter.leaving_words'), optional: true, max: 2000 },
  ]
  return when ? questions.map((question) => ({ ...question, when })) : questions
}
