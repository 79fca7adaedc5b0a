import { Badge } from '#ui/Badge.tsx'
import { formatDay } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { useLanguage, useText } from '#ui/text.ts'
import type { Incident } from '../incident.contract.ts'
import classes from './incidents.module.css'
import { wordOf } from './words.ts'

/** One incident as it was told; what nobody knows is left out. */
export function IncidentTold({ incident }: { incident: Incident }) {
  const t = useText()
  const { language } = useLanguage()
  const word = (list: Parameters<typeof wordOf>[0], code: string) => wordOf(list, code, language)
  const known = (list: Parameters<typeof wordOf>[0], code: string, ...silent: string[]) =>
    ['unknown', ...silent].includes(code) ? null : word(list, code)
  const acts = incident.acts.map((act) => `${act.code}) ${language === 'vi' ? act.title_vi : act.title_en}`)
  const facts: [string, string | null][] = [
    [
      'incidents.field.occurred_on',
      incident.occurred_on
        ? `${formatDay(incident.occurred_on)}${incident.occurred_sure === 'estimated' ? ` (${word('occurred_sure', 'estimated').toLowerCase()})` : ''}`
        : word('occurred_sure', 'unknown'),
    ],
    ['incidents.field.reported_on', formatDay(incident.reported_on)],
    ['incidents.field.time_of_day', known('time_of_day', incident.time_of_day)],
    [
      'incidents.field.place',
      [known('place_kind', incident.place_kind), incident.place_name].filter(Boolean).join(', ') || null,
    ],
    ['incidents.field.bond', known('bond', incident.bond)],
    ['incidents.field.acts', acts.join('; ') || null],
    [
      'incidents.field.other_forms',
      incident.other_forms.map((form) => word('other_forms', form)).join(', ') || null,
    ],
    [
      'incidents.field.alleged',
      [
        known('alleged_number', incident.alleged_number),
        known('alleged_sex', incident.alleged_sex),
        known('alleged_age', incident.alleged_age),
        known('relationship', incident.relationship),
        known('alleged_occupation', incident.alleged_occupation),
      ]
        .filter(Boolean)
        .join(', ') || null,
    ],
    ['incidents.field.survivor_age', incident.survivor_age === null ? null : String(incident.survivor_age)],
    ['incidents.field.harmful_practice', known('harmful_practice', incident.harmful_practice, 'no')],
    ['incidents.field.abduction', known('abduction', incident.abduction, 'none')],
    ['incidents.field.reported_elsewhere', known('reported_elsewhere', incident.reported_elsewhere, 'no')],
    [
      'incidents.field.services',
      incident.services
        .map((each) => `${word('service', each.service)}: ${word('outcome', each.outcome).toLowerCase()}`)
        .join('; ') || null,
    ],
  ]
  return (
    <>
      <p className={classes.between}>
        <strong>
          {t('incidents.no', { no: incident.no })}: {word('gbv_type', incident.gbv_type)}
        </strong>
        <span className={layout.quiet}>
          {formatDay(incident.recorded_at)}, {incident.recorded_by}
        </span>
      </p>
      <p className={classes.badges}>
        {incident.status === 'set_aside' && (
          <Badge>
            {t('incidents.is_aside', {
              why: word('aside_reason', incident.aside_reason ?? '').toLowerCase(),
            })}
          </Badge>
        )}
        {incident.contexts.map((context) => (
          <Badge key={context}>{word('context', context)}</Badge>
        ))}
        <Badge tone={incident.consent_reporting ? 'ok' : 'neutral'}>
          {t(incident.consent_reporting ? 'incidents.consents' : 'incidents.consents_not')}
        </Badge>
      </p>
      <dl className={classes.facts}>
        {facts
          .filter(([, value]) => value !== null)
          .map(([label, value]) => (
            <Fact key={label} label={t(label)} value={value ?? ''} />
          ))}
      </dl>
      {incident.narrative && <p className={layout.words}>{incident.narrative}</p>}
      {incident.other && <p className={layout.words}>{incident.other}</p>}
    </>
  )
}

function Fact({ label, value }: { label: string; value: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </>
  )
}
