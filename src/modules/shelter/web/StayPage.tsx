import { Button } from '@mantine/core'
import { useState } from 'react'
import { useAct, useRead } from '#ui/api.ts'
import { Badge } from '#ui/Badge.tsx'
import { useNow } from '#ui/clock.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { formatDay, formatNumber, formatWhen } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { PageLink, useParam } from '#ui/links.tsx'
import { Page } from '#ui/Page.tsx'
import { Section, Sheet } from '#ui/Sheet.tsx'
import { TextSkeleton } from '#ui/Skeletons.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import { givenUnits } from '../shelter.codes.ts'
import { readStayContract, type StayView, withdrawGivenContract } from '../stay.contract.ts'
import { KnowDialog } from './KnowDialog.tsx'
import classes from './Shelter.module.css'
import { ExtendDialog, LimitSection, VisitDialog, VisitsSection } from './StayVisits.tsx'
import { BedDialog, GivenDialog, LeaveDialog, NoteDialog } from './stay-dialogs.tsx'
import { personOf } from './words.ts'

type Asked =
  | { kind: 'know' | 'given' | 'note' | 'visit' | 'extend' | 'leave' }
  | { kind: 'bed'; person: StayView['persons'][number] }

/** One stay, for who keeps the house: what the night needs first, then who is here, what was given, and the notes. */
export default function StayPage() {
  const t = useText()
  const now = new Date(useNow())
  const { language } = useLanguage()
  const params = { stay_id: useParam('id') }
  const [asked, setAsked] = useState<Asked>()
  const view = useRead(readStayContract, { params }, { staleTime: 60_000 })
  const withdraw = useAct(withdrawGivenContract)
  const stay = view.data
  if (!stay)
    return (
      <Page title={t('shelter.stay.title')}>
        <Sheet>
          {view.error ? (
            <ErrorNote error={view.error} onRetry={() => void view.refetch()} />
          ) : (
            <TextSkeleton lines={8} />
          )}
        </Sheet>
      </Page>
    )
  const isHere = stay.state === 'here'
  const mayAct = stay.may_keep && isHere
  const close = () => setAsked(undefined)
  return (
    <Page
      title={stay.case_code}
      scope={stay.house_name}
      opening={
        <>
          <strong>{t('shelter.nights', { n: stay.nights })}</strong> ·{' '}
          {t('shelter.arrived_when', { when: formatWhen(stay.arrived_at, now, language) })}
          {stay.left_at && stay.left_to && (
            <>
              {' '}
              · {t('shelter.left_when', { when: formatWhen(stay.left_at, now, language) })},{' '}
              {t(`shelter.left_to.${stay.left_to}`)}
            </>
          )}
        </>
      }
      actions={
        mayAct && (
          <>
            <Button onClick={() => setAsked({ kind: 'given' })}>{t('shelter.given.add')}</Button>
            <Button variant="default" onClick={() => setAsked({ kind: 'leave' })}>
              {t('shelter.leave')}
            </Button>
          </>
        )
      }
    >
      <Sheet>
        {stay.warnings.length > 0 && isHere && (
          <Section
            title={t('shelter.warnings')}
            danger={stay.warnings.some((each) => each === 'searched_for' || each === 'suicide_risk')}
          >
            <span className={layout.acts}>
              {stay.warnings.map((each) => (
                <Badge
                  key={each}
                  tone={each === 'searched_for' || each === 'suicide_risk' ? 'danger' : 'warn'}
                >
                  {t(`shelter.warning.${each}`)}
                </Badge>
              ))}
            </span>
          </Section>
        )}
        <Section title={t('shelter.know.title')} note={t('shelter.know.note')}>
          {stay.opens ? (
            <ul className={layout.rows}>
              {(
                [
                  ['shelter.call_name', stay.call_name],
                  ['shelter.needs', stay.needs],
                  ['shelter.warning_words', stay.warning],
                  ['shelter.leaving_words', stay.leaving],
                ] as const
              ).map(
                ([label, words]) =>
                  (words || (isHere && label !== 'shelter.leaving_words')) && (
                    <li key={label}>
                      <span className={layout.quiet}>{t(label)}</span>
                      <span className={layout.words}>{words ?? t('shelter.not_said')}</span>
                    </li>
                  ),
              )}
            </ul>
          ) : (
            <p className={layout.quiet}>{t('shelter.know.closed')}</p>
          )}
          {stay.follow_up_on && <p>{t('shelter.follow_up', { day: formatDay(stay.follow_up_on) })}</p>}
          <div className={classes.act}>
            {mayAct && (
              <Button variant="default" onClick={() => setAsked({ kind: 'know' })}>
                {t('shelter.know.change')}
              </Button>
            )}
            {stay.case_id && (
              <PageLink to="/cases/$id" params={{ id: stay.case_id }} search={{ tab: 'shelter' }}>
                {t('shelter.to_case')}
              </PageLink>
            )}
          </div>
        </Section>
        <Section
          title={t('shelter.who.title')}
          note={t('shelter.persons', { n: new Set(stay.persons.map((each) => each.person_id)).size })}
        >
          <ul className={layout.rows}>
            {stay.persons.map((person) => (
              <li key={`${person.person_id}/${person.arrived_at}`}>
                <div className={layout.between}>
                  <strong>{personOf(person, t)}</strong>
                  <span className={layout.quiet}>
                    {t('shelter.nights', { n: person.nights })}
                    {person.left_at
                      ? ` · ${t('shelter.left_when', { when: formatWhen(person.left_at, now, language) })}`
                      : ''}
                  </span>
                </div>
                <span className={layout.quiet}>
                  {[person.bed_name, person.schooling && t(`shelter.schooling.${person.schooling}`)]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
                {mayAct && !person.left_at && (
                  <span className={layout.acts}>
                    <Button size="sm" variant="subtle" onClick={() => setAsked({ kind: 'bed', person })}>
                      {t('shelter.bed.change')}
                    </Button>
                  </span>
                )}
              </li>
            ))}
          </ul>
        </Section>
        <LimitSection stay={stay} mayAct={mayAct} onAsk={() => setAsked({ kind: 'extend' })} />
        <Section title={t('shelter.given.title')}>
          {stay.given.length === 0 && <p className={layout.quiet}>{t('shelter.given.none')}</p>}
          <ErrorNote error={withdraw.error} />
          <ul className={layout.rows}>
            {stay.given.map((each) => (
              <li key={each.id}>
                <div className={layout.between}>
                  <span>
                    <strong>{t(`shelter.given.${each.kind}`)}</strong>{' '}
                    <span className="figures">
                      {formatNumber(each.quantity)} {t(`shelter.unit.${givenUnits[each.kind]}`)}
                    </span>
                  </span>
                  <span className={layout.acts}>
                    <span className={layout.quiet}>
                      {formatDay(each.given_on)} · {each.by}
                    </span>
                    {stay.may_keep && (
                      <Button
                        size="sm"
                        variant="subtle"
                        aria-disabled={withdraw.isPending}
                        onClick={() =>
                          !withdraw.isPending &&
                          withdraw.mutate({
                            params: { ...params, given_id: each.id },
                            body: { version: each.version },
                          })
                        }
                      >
                        {t('shelter.given.withdraw')}
                      </Button>
                    )}
                  </span>
                </div>
                {each.words && <span className={layout.words}>{each.words}</span>}
              </li>
            ))}
          </ul>
        </Section>
        <VisitsSection stay={stay} onAsk={() => setAsked({ kind: 'visit' })} />
        <Section title={t('shelter.notes.title')}>
          {stay.notes.length === 0 && <p className={layout.quiet}>{t('shelter.notes.none')}</p>}
          <ul className={layout.rows}>
            {stay.notes.map((note) => (
              <li key={note.id}>
                <span className={layout.quiet}>
                  {formatWhen(note.happened_at, now, language)} · {note.by}
                </span>
                <span className={layout.words}>{note.words ?? t('shelter.notes.sealed')}</span>
              </li>
            ))}
          </ul>
          {stay.may_keep && (
            <div className={classes.act}>
              <Button variant="default" onClick={() => setAsked({ kind: 'note' })}>
                {t('shelter.notes.add')}
              </Button>
            </div>
          )}
        </Section>
      </Sheet>
      {asked?.kind === 'know' && <KnowDialog stay={stay} onClose={close} />}
      {asked?.kind === 'given' && <GivenDialog stay={stay} onClose={close} />}
      {asked?.kind === 'note' && <NoteDialog stay={stay} onClose={close} />}
      {asked?.kind === 'visit' && <VisitDialog stay={stay} onClose={close} />}
      {asked?.kind === 'extend' && <ExtendDialog stay={stay} onClose={close} />}
      {asked?.kind === 'leave' && <LeaveDialog stay={stay} onClose={close} />}
      {asked?.kind === 'bed' && <BedDialog stay={stay} person={asked.person} onClose={close} />}
    </Page>
  )
}
