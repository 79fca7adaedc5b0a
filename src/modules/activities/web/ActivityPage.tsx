import { Button } from '@mantine/core'
import { type ReactNode, Suspense, useState } from 'react'
import { KeptFiles } from '#modules/documents/web/kept-files.part.tsx'
import { call, useAct, useRead } from '#ui/api.ts'
import { useNow } from '#ui/clock.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { FileButton } from '#ui/FileButton.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { TextField } from '#ui/fields.tsx'
import { dayKey, formatDay, formatNumber } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { PageLink, useGo, useParam } from '#ui/links.tsx'
import { useMay } from '#ui/me.ts'
import { Page } from '#ui/Page.tsx'
import { useParts } from '#ui/parts.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { Columns, Section, Sheet } from '#ui/Sheet.tsx'
import { PageSkeleton } from '#ui/Skeletons.tsx'
import { useText } from '#ui/text.ts'
import { cancelReasons } from '../activity.codes.ts'
import {
  type ActivityView,
  moveActivityContract,
  nameActivityPatternContract,
  printCertificatesContract,
  readActivityContract,
} from '../activity.contract.ts'
import { type ActivityMove, movesOf } from '../activity.life.ts'
import {
  addActivityFileContract,
  readActivityFileContract,
  removeActivityFileContract,
} from '../file.contract.ts'
import classes from './Activities.module.css'
import { daysText, StatusBadge } from './activity-columns.tsx'
import { Sendings } from './Sendings.tsx'
import { type Codes, useCodes } from './use-codes.ts'

const files = {
  add: addActivityFileContract,
  read: readActivityFileContract,
  remove: removeActivityFileContract,
}

/** One activity: where it stands and what is next, who came, what it was, what it gave. */
export default function ActivityPage() {
  const t = useText()
  const id = useParam('id')
  const codes = useCodes()
  const may = useMay()
  const parts = useParts('activity')
  const read = useRead(readActivityContract, { params: { activity_id: id } })
  const view = read.data
  if (!view)
    return read.error ? (
      <Page title={t('activities.file.title')}>
        <ErrorNote error={read.error} onRetry={() => void read.refetch()} />
      </Page>
    ) : (
      <PageSkeleton />
    )
  return (
    <Page title={view.title} scope={daysText(view)} opening={<Opening view={view} codes={codes} />}>
      <Columns>
        <Sheet>
          {view.mine && <Acts view={view} />}
          <Groups view={view} codes={codes} />
          <Gifts view={view} codes={codes} />
          <Awards view={view} codes={codes} />
          <Sendings view={view} />
        </Sheet>
        <Sheet>
          <Facts view={view} codes={codes} />
          <KeptFiles
            files={view.files}
            mayKeep={view.mine && may('activity.record')}
            contracts={files}
            params={{ activity_id: view.id }}
          />
          <Suspense>
            {parts.map(({ value, Content }) => (
              <Content key={value} id={view.id} />
            ))}
          </Suspense>
          {view.people.length > 0 && (
            <Section title={t('activities.people.title')}>
              <ul className={classes.rows}>
                {view.people.map((person) => (
                  <li key={person.id}>
                    <span>{person.name}</span>
                    <span className={layout.quiet}>
                      {[t(`activities.people.${person.part}`), person.position, person.organization]
                        .filter(Boolean)
                        .join(' · ')}
                    </span>
                  </li>
                ))}
              </ul>
            </Section>
          )}
        </Sheet>
      </Columns>
    </Page>
  )
}

function Opening({ view, codes }: { view: ActivityView; codes: Codes }) {
  const t = useText()
  const today = dayKey(new Date(useNow()))
  return (
    <>
      <StatusBadge line={view} t={t} today={today} /> {codes.named('kind', view.kind)} · {view.place.name}
      {view.place.today && ` (${t('activities.place_today', { place: view.place.today })})`}
    </>
  )
}

/** What can be done with it now; the next step stands first. */
function Acts({ view }: { view: ActivityView }) {
  const t = useText()
  const go = useGo()
  const may = useMay()
  const [asked, ask] = useState<'cancel' | 'pattern'>()
  const act = useAct(moveActivityContract)
  if (!may('activity.record')) return null
  const move = (next: ActivityMove) =>
    next === 'cancel'
      ? ask('cancel')
      : act.mutate({ params: { activity_id: view.id }, body: { version: view.version, move: next } })
  const params = { id: view.id }
  return (
    <Section title={t('activities.acts.title')}>
      <ErrorNote error={act.error} />
      <div className={layout.acts}>
        {movesOf(view.status).map((next, at) => (
          <Button
            key={next}
            variant={at === 0 && next === 'hold' ? 'filled' : 'default'}
            aria-disabled={act.isPending}
            onClick={() => move(next)}
          >
            {t(`activities.move.${next}`)}
          </Button>
        ))}
        <Button variant="default" onClick={() => go({ to: '/activities/$id/change', params })}>
          {t('activities.change.act')}
        </Button>
        <Button variant="default" onClick={() => go({ to: '/activities/new', search: { copy: view.id } })}>
          {t('activities.new.copy')}
        </Button>
        <Button variant="default" onClick={() => ask('pattern')}>
          {t(view.pattern ? 'activities.pattern.change' : 'activities.pattern.act')}
        </Button>
      </div>
      {view.status !== 'cancelled' && (
        <div className={layout.acts}>
          <Button variant="default" onClick={() => go({ to: '/activities/$id/door', params })}>
            {t('activities.door.title')}
          </Button>
          <Button variant="default" onClick={() => go({ to: '/activities/$id/tickets', params })}>
            {t('activities.tickets.title')}
          </Button>
          <Button variant="default" onClick={() => go({ to: '/activities/$id/sheet', params })}>
            {t('activities.sheet.title')}
          </Button>
          {view.status === 'held' && view.people.some((person) => person.part === 'participant') && (
            <FileButton
              paper
              label={t('activities.certificates.act')}
              fetchFile={() => call(printCertificatesContract, { params: { activity_id: view.id } })}
            />
          )}
        </div>
      )}
      {asked === 'cancel' && <CancelDialog view={view} onClose={() => ask(undefined)} />}
      {asked === 'pattern' && <PatternDialog view={view} onClose={() => ask(undefined)} />}
    </Section>
  )
}

interface DialogProps {
  view: ActivityView
  onClose: () => void
}

function CancelDialog({ view, onClose }: DialogProps) {
  const t = useText()
  const [why, setWhy] = useState<(typeof cancelReasons)[number]>('other')
  const act = useAct(moveActivityContract, { onDone: onClose })
  return (
    <FormDialog
      title={t('activities.move.cancel')}
      actLabel={t('activities.move.cancel')}
      isBusy={act.isPending}
      error={act.error}
      onClose={onClose}
      onAct={() =>
        act.mutate({ params: { activity_id: view.id }, body: { version: view.version, move: 'cancel', why } })
      }
    >
      <SelectField
        label={t('activities.cancel.why')}
        data={cancelReasons.map((value) => ({ value, label: t(`activities.cancel.${value}`) }))}
        value={why}
        onChange={(next) => setWhy(cancelReasons.find((each) => each === next) ?? 'other')}
      />
    </FormDialog>
  )
}

function PatternDialog({ view, onClose }: DialogProps) {
  const t = useText()
  const [name, setName] = useState(view.pattern ?? view.title.slice(0, 80))
  const act = useAct(nameActivityPatternContract, { onDone: onClose })
  return (
    <FormDialog
      title={t('activities.pattern.act')}
      actLabel={t(name.trim() ? 'activities.pattern.save' : 'activities.pattern.end')}
      isBusy={act.isPending}
      error={act.error}
      onClose={onClose}
      onAct={() =>
        act.mutate({
          params: { activity_id: view.id },
          body: { version: view.version, name: name.trim() || null },
        })
      }
    >
      <TextField
        label={t('activities.pattern.name')}
        description={t('activities.pattern.hint')}
        maxLength={80}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
    </FormDialog>
  )
}

interface PartProps {
  view: ActivityView
  codes: Codes
}

function Groups({ view, codes }: PartProps) {
  const t = useText()
  const hasDays = new Set(view.groups.map((group) => group.on_day)).size > 1
  const number = (value: number | null) => (value === null ? '–' : formatNumber(value))
  if (view.groups.length === 0 && codes.familyOf(view.kind) !== 'event') return null
  return (
    <Section
      title={t('activities.groups.title')}
      note={t('activities.groups.total', { n: formatNumber(view.attendances) })}
    >
      {view.groups.length === 0 ? (
        <p className={layout.quiet}>
          {t('activities.groups.none')}{' '}
          {view.mine && (
            <PageLink to="/activities/$id/change" params={{ id: view.id }}>
              {t('activities.groups.none_next')}
            </PageLink>
          )}
        </p>
      ) : (
        <table className={classes.table} aria-label={t('activities.groups.title')}>
          <thead>
            <tr>
              {hasDays && <th scope="col">{t('activities.column.day')}</th>}
              <th scope="col">{t('activities.column.audience')}</th>
              <th scope="col" data-end>
                {t('activities.groups.attendances')}
              </th>
              <th scope="col" data-end>
                {t('activities.groups.female')}
              </th>
              <th scope="col" data-end>
                {t('activities.groups.male')}
              </th>
            </tr>
          </thead>
          <tbody className="figures">
            {view.groups.map((group) => (
              <tr key={`${group.on_day} ${group.audience}`}>
                {hasDays && <td>{formatDay(group.on_day)}</td>}
                <td>{codes.named('audience', group.audience)}</td>
                <td data-end>{number(group.attendances)}</td>
                <td data-end>{number(group.female)}</td>
                <td data-end>{number(group.male)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  )
}

function Gifts({ view, codes }: PartProps) {
  const t = useText()
  if (view.gifts.length === 0) return null
  return (
    <Section title={t('activities.gifts.title')}>
      <ul className={classes.rows}>
        {view.gifts.map((gift) => (
          <li key={`${gift.item} ${gift.quantity} ${gift.sponsor}`}>
            <span>
              <strong className="figures">{formatNumber(gift.quantity)}</strong>{' '}
              {codes.named('item', gift.item)}
              {gift.sponsor && ` · ${gift.sponsor}`}
            </span>
            <span className={layout.quiet}>
              {gift.recipients
                .map((to) =>
                  [`${formatNumber(to.people)} ${codes.named('recipient', to.recipient)}`, to.place?.name]
                    .filter(Boolean)
                    .join(', '),
                )
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Awards({ view, codes }: PartProps) {
  const t = useText()
  if (view.awards.length === 0) return null
  return (
    <Section title={t('activities.awards.title')}>
      <ul className={classes.rows}>
        {view.awards.map((award) => (
          <li key={`${award.honour} ${award.given_to} ${award.name}`}>
            <span>{codes.named('honour', award.honour)}</span>
            <span className="figures">
              {award.name ?? `${formatNumber(award.quantity)} ${t(`activities.awards.${award.given_to}`)}`}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Facts({ view, codes }: PartProps) {
  const t = useText()
  const rows: [string, ReactNode][] = [
    ['activities.facts.hosts', view.hosts.map((host) => host.name).join(', ')],
    ['activities.column.topics', view.topics.map((topic) => codes.named('topic', topic)).join(', ')],
    ['activities.form.venue', [view.clock, view.venue].filter(Boolean).join(' · ')],
    ['activities.form.language', view.language && t(`activities.language.${view.language}`)],
    ['activities.media.items', codes.familyOf(view.kind) === 'media' && formatNumber(view.items)],
    ['activities.media.copies', view.copies !== null && formatNumber(view.copies)],
    ['activities.media.reach', view.reach !== null && formatNumber(view.reach)],
    ['activities.media.link', view.link],
    ['activities.awards.entries', view.entries !== null && formatNumber(view.entries)],
    ['activities.form.cost', view.cost_vnd !== null && `${formatNumber(view.cost_vnd)} đ`],
    ['activities.form.funding', view.funding],
    [
      'activities.test.title',
      view.test &&
        (['before', 'after'] as const)
          .flatMap((which) => {
            const scores = view.test?.[which]
            return scores
              ? [
                  t(`activities.test.told_${which}`, {
                    mean: String(scores.mean).replace('.', ','),
                    most: view.test?.most ?? 0,
                    n: scores.takers,
                  }),
                ]
              : []
          })
          .join(' · '),
    ],
    ['activities.cancel.why', view.cancelled_why && t(`activities.cancel.${view.cancelled_why}`)],
    ['activities.form.note', view.note],
    [
      'activities.facts.recorded',
      t('activities.facts.by', {
        who: view.recorded_by,
        agency: view.agency,
        day: formatDay(view.recorded_at),
      }),
    ],
  ]
  return (
    <Section title={t('activities.facts.title')}>
      <dl className={classes.facts}>
        {rows.map(([key, value]) =>
          value ? (
            <div key={key} style={{ display: 'contents' }}>
              <dt>{t(key)}</dt>
              <dd className={layout.words}>{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
    </Section>
  )
}
