import { Button } from '@mantine/core'
import { useState } from 'react'
import { useRead } from '#ui/api.ts'
import { Badge } from '#ui/Badge.tsx'
import { useNow } from '#ui/clock.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { formatDay, formatWhen } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { Section, Sheet } from '#ui/Sheet.tsx'
import { TextSkeleton } from '#ui/Skeletons.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import { type Episode, type EpisodesView, readEpisodesContract } from '../episode.contract.ts'
import { type ServiceMove, serviceLife } from '../shelter.life.ts'
import { BeginDialog, ChangeDialog } from './episode-begin.tsx'
import { DayNoteDialog, LeaveOneStopDialog, ServiceDialog } from './episode-dialogs.tsx'
import classes from './Shelter.module.css'

type Service = Episode['services'][number]
export type Asked =
  | { kind: 'begin' }
  | { kind: 'change' | 'note' | 'leave'; episode: Episode }
  | { kind: 'service'; episode: Episode; service: Service; move: ServiceMove }

/** Care in a one-stop house: one plan, one responsible, every service with how it stands. */
export default function OneStopTab({ id }: { id: string }) {
  const t = useText()
  const [asked, setAsked] = useState<Asked>()
  const view = useRead(readEpisodesContract, { params: { case_id: id } }, { staleTime: 60_000 })
  if (!view.data)
    return view.error ? (
      <ErrorNote error={view.error} onRetry={() => void view.refetch()} />
    ) : (
      <TextSkeleton lines={6} />
    )
  const { episodes, works_on, open } = view.data
  const isHere = episodes.some((episode) => episode.state === 'here')
  const close = () => setAsked(undefined)
  return (
    <Sheet>
      {episodes.length === 0 && (
        <Section title={t('shelter.one_stop.title')}>
          <p className={layout.quiet}>{t('shelter.one_stop.none')}</p>
        </Section>
      )}
      {works_on && open && !isHere && (
        <Section title={t('shelter.one_stop.begin')}>
          <Button onClick={() => setAsked({ kind: 'begin' })}>{t('shelter.one_stop.begin')}</Button>
        </Section>
      )}
      {episodes.map((episode) => (
        <OneEpisode key={episode.id} episode={episode} view={view.data} onAsk={setAsked} />
      ))}
      {asked?.kind === 'begin' && <BeginDialog caseId={id} view={view.data} onClose={close} />}
      {asked?.kind === 'change' && (
        <ChangeDialog caseId={id} view={view.data} episode={asked.episode} onClose={close} />
      )}
      {asked?.kind === 'note' && <DayNoteDialog caseId={id} episode={asked.episode} onClose={close} />}
      {asked?.kind === 'leave' && <LeaveOneStopDialog caseId={id} episode={asked.episode} onClose={close} />}
      {asked?.kind === 'service' && (
        <ServiceDialog
          caseId={id}
          episode={asked.episode}
          service={asked.service}
          move={asked.move}
          onClose={close}
        />
      )}
    </Sheet>
  )
}

const tones = { offered: 'neutral', accepted: 'act', given: 'ok', declined: 'neutral' } as const

function OneEpisode({
  episode,
  view,
  onAsk,
}: {
  episode: Episode
  view: EpisodesView
  onAsk: (asked: Asked) => void
}) {
  const t = useText()
  const now = new Date(useNow())
  const { language } = useLanguage()
  const plan = view.plans.find((each) => each.id === episode.plan_id)
  const mayAct = view.works_on
  const isHere = episode.state === 'here'
  return (
    <>
      <Section
        title={episode.house_name ?? t('shelter.one_stop.title')}
        note={t('shelter.arrived_when', { when: formatWhen(episode.arrived_at, now, language) })}
      >
        <p>
          {t('shelter.one_stop.facts', {
            by: t(`shelter.arrived_by.${episode.arrived_by}`),
            who: episode.responsible_name,
            plan: plan ? t('shelter.one_stop.plan_no', { n: plan.number }) : t('shelter.one_stop.no_plan'),
          })}
        </p>
        <span className={layout.acts}>
          {episode.first_needs.map((need) => (
            <Badge key={need}>{t(`shelter.first_need.${need}`)}</Badge>
          ))}
        </span>
        {episode.words && <p className={layout.words}>{episode.words}</p>}
        {episode.left_at && episode.left_to && (
          <p>
            {t('shelter.left_when', { when: formatWhen(episode.left_at, now, language) })},{' '}
            {t(`shelter.left_to.${episode.left_to}`)}
            {episode.follow_up_on
              ? ` · ${t('shelter.follow_up', { day: formatDay(episode.follow_up_on) })}`
              : ''}
          </p>
        )}
        {episode.leaving && <p className={layout.words}>{episode.leaving}</p>}
        {mayAct && isHere && (
          <div className={classes.act}>
            {view.open && (
              <Button variant="default" onClick={() => onAsk({ kind: 'change', episode })}>
                {t('shelter.one_stop.change')}
              </Button>
            )}
            <Button variant="default" onClick={() => onAsk({ kind: 'leave', episode })}>
              {t('shelter.one_stop.leave')}
            </Button>
          </div>
        )}
      </Section>
      <Section title={t('shelter.one_stop.services')}>
        <ul className={layout.rows}>
          {episode.services.map((service) => (
            <li key={service.code}>
              <div className={layout.between}>
                <strong>{language === 'vi' ? service.name_vi : service.name_en}</strong>
                <Badge tone={tones[service.state]}>{t(`shelter.service.${service.state}`)}</Badge>
              </div>
              <span className={layout.quiet}>
                {service.state === 'offered' ? '' : formatWhen(service.happened_at, now, language)}
              </span>
              {service.words && <span className={layout.words}>{service.words}</span>}
              {mayAct && (
                <span className={layout.acts}>
                  {(Object.keys(serviceLife[service.state]) as ServiceMove[]).map((move) => (
                    <Button
                      key={move}
                      size="sm"
                      variant="subtle"
                      onClick={() => onAsk({ kind: 'service', episode, service, move })}
                    >
                      {t(`shelter.service_move.${move}`)}
                    </Button>
                  ))}
                </span>
              )}
            </li>
          ))}
        </ul>
      </Section>
      <Section title={t('shelter.one_stop.notes')}>
        {episode.notes.length === 0 && <p className={layout.quiet}>{t('shelter.notes.none')}</p>}
        <ul className={layout.rows}>
          {episode.notes.map((note) => (
            <li key={note.id}>
              <span className={layout.quiet}>
                {formatDay(note.on_day)} · {note.by}
              </span>
              <span className={layout.words}>{note.words ?? t('shelter.notes.sealed')}</span>
            </li>
          ))}
        </ul>
        {mayAct && (
          <div className={classes.act}>
            <Button variant="default" onClick={() => onAsk({ kind: 'note', episode })}>
              {t('shelter.notes.add')}
            </Button>
          </div>
        )}
      </Section>
    </>
  )
}
