import { Button } from '@mantine/core'
import { AskDialog, typedNow } from '#modules/protection/web/ask-dialog.part.tsx'
import { Badge } from '#ui/Badge.tsx'
import { useNow } from '#ui/clock.ts'
import { dayKey, formatDay, formatWhen } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { Section } from '#ui/Sheet.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import { extenders, visitAnswers, visitorsMet, visitPlaces, visitReasons } from '../shelter.codes.ts'
import type { StayView } from '../stay.contract.ts'
import { addVisitContract, extendStayContract } from '../visit.contract.ts'
import { LimitMark } from './LimitMark.tsx'
import classes from './Shelter.module.css'
import { choicesOf, visitText } from './words.ts'

/** Who came to see her or asked for her, under the rules of the house. */
export function VisitsSection({ stay, onAsk }: { stay: StayView; onAsk: () => void }) {
  const t = useText()
  const now = new Date(useNow())
  const { language } = useLanguage()
  return (
    <Section title={t('shelter.visit.title')} note={visitText(stay.visit_rules, t)}>
      {stay.visits.length === 0 && <p className={layout.quiet}>{t('shelter.visit.none')}</p>}
      <ul className={layout.rows}>
        {stay.visits.map((visit) => (
          <li key={visit.id}>
            <div className={layout.between}>
              <span>
                <strong>{t(`shelter.visitor.${visit.visitor}`)}</strong>{' '}
                {visit.persons > 1 && t('shelter.persons', { n: visit.persons })}
              </span>
              <Badge tone={visit.answer === 'met' ? 'ok' : visit.reason === 'danger' ? 'danger' : 'neutral'}>
                {t(`shelter.visit.answer.${visit.answer}`)}
              </Badge>
            </div>
            <span className={layout.quiet}>
              {[
                formatWhen(visit.came_at, now, language),
                t(`shelter.visit.at.${visit.at_place}`),
                visit.reason && t(`shelter.visit.reason.${visit.reason}`),
                visit.by,
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
            {visit.words && <span className={layout.words}>{visit.words}</span>}
          </li>
        ))}
      </ul>
      {stay.may_keep && (
        <div className={classes.act}>
          <Button variant="default" onClick={onAsk}>
            {t('shelter.visit.add')}
          </Button>
        </div>
      )}
    </Section>
  )
}

/** How long the law lets her stay, where it limits that, and who let her stay longer. */
export function LimitSection({
  stay,
  mayAct,
  onAsk,
}: {
  stay: StayView
  mayAct: boolean
  onAsk: () => void
}) {
  const t = useText()
  if (!stay.limit_on) return null
  return (
    <Section title={t('shelter.limit')} note={t('shelter.limit.note')}>
      <div className={layout.between}>
        <span>{t('shelter.limit.until', { day: formatDay(stay.limit_on) })}</span>
        {stay.state === 'here' && <LimitMark on={stay.limit_on} />}
      </div>
      <ul className={layout.rows}>
        {stay.extensions.map((each) => (
          <li key={each.id}>
            <span>
              {t('shelter.limit.extended', {
                day: formatDay(each.until_on),
                who: t(`shelter.extender.${each.decided_by}`),
                on: formatDay(each.decided_on),
                by: each.by,
              })}
            </span>
            {each.words && <span className={layout.words}>{each.words}</span>}
          </li>
        ))}
      </ul>
      {mayAct && (
        <div className={classes.act}>
          <Button variant="default" onClick={onAsk}>
            {t('shelter.limit.extend')}
          </Button>
        </div>
      )}
    </Section>
  )
}

interface Asked {
  stay: StayView
  onClose: () => void
}

export function VisitDialog({ stay, onClose }: Asked) {
  const t = useText()
  return (
    <AskDialog
      title={t('shelter.visit.add')}
      actLabel={t('shelter.visit.save')}
      contract={addVisitContract}
      draft={`shelter.visit.${stay.id}`}
      questions={[
        {
          name: 'visitor',
          kind: 'one',
          label: t('shelter.visit.who'),
          choices: choicesOf(visitorsMet, 'shelter.visitor', t),
        },
        { name: 'persons', kind: 'number', label: t('shelter.visit.persons'), max: 20, start: '1' },
        { name: 'came_at', kind: 'moment', label: t('shelter.visit.when'), start: typedNow() },
        {
          name: 'at_place',
          kind: 'one',
          label: t('shelter.visit.where'),
          choices: choicesOf(visitPlaces, 'shelter.visit.at', t),
          start: 'elsewhere',
        },
        {
          name: 'answer',
          kind: 'one',
          label: t('shelter.visit.answer'),
          choices: choicesOf(visitAnswers, 'shelter.visit.answer', t),
        },
        {
          name: 'reason',
          kind: 'one',
          label: t('shelter.visit.reason'),
          choices: choicesOf(visitReasons, 'shelter.visit.reason', t),
          when: (values) => values.answer === 'refused',
        },
        {
          name: 'words',
          kind: 'words',
          label: t('shelter.visit.words'),
          hint: t('shelter.visit.words_hint'),
          optional: true,
          max: 600,
        },
      ]}
      args={(answers) => {
        const [reason, words] = [answers.text('reason'), answers.text('words')]
        return {
          params: { stay_id: stay.id },
          body: {
            visitor: answers.text('visitor') as (typeof visitorsMet)[number],
            persons: Number(answers.text('persons')),
            came_at: answers.text('came_at') ?? '',
            at_place: answers.text('at_place') as (typeof visitPlaces)[number],
            answer: answers.text('answer') as (typeof visitAnswers)[number],
            ...(reason ? { reason: reason as (typeof visitReasons)[number] } : {}),
            ...(words ? { words } : {}),
          },
        }
      }}
      onClose={onClose}
    />
  )
}

export function ExtendDialog({ stay, onClose }: Asked) {
  const t = useText()
  return (
    <AskDialog
      title={t('shelter.limit.extend')}
      actLabel={t('shelter.visit.save')}
      contract={extendStayContract}
      draft={`shelter.extend.${stay.id}`}
      questions={[
        { name: 'until_on', kind: 'day', label: t('shelter.limit.until_on') },
        {
          name: 'decided_by',
          kind: 'one',
          label: t('shelter.limit.decided_by'),
          choices: choicesOf(extenders, 'shelter.extender', t),
        },
        {
          name: 'decided_on',
          kind: 'day',
          label: t('shelter.limit.decided_on'),
          start: dayKey(new Date()),
        },
        { name: 'words', kind: 'words', label: t('shelter.limit.words'), max: 600 },
      ]}
      args={(answers) => ({
        params: { stay_id: stay.id },
        body: {
          version: stay.version,
          until_on: answers.text('until_on') ?? '',
          decided_on: answers.text('decided_on') ?? '',
          decided_by: answers.text('decided_by') as (typeof extenders)[number],
          words: answers.text('words') ?? '',
        },
      })}
      onClose={onClose}
    />
  )
}
