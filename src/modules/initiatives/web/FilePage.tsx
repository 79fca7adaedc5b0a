import { Button } from '@mantine/core'
import { useState } from 'react'
import { KeptFiles } from '#modules/documents/web/kept-files.part.tsx'
import { useRead } from '#ui/api.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { formatDay } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { PageLink, useParam } from '#ui/links.tsx'
import { Page } from '#ui/Page.tsx'
import { Columns, Section, Sheet } from '#ui/Sheet.tsx'
import { PageSkeleton } from '#ui/Skeletons.tsx'
import { useText } from '#ui/text.ts'
import {
  addInitiativeFileContract,
  readInitiativeFileContract,
  removeInitiativeFileContract,
} from '../file.contract.ts'
import { type InitiativeFile, readInitiativeContract } from '../initiative.contract.ts'
import { movesFrom } from '../initiative.life.ts'
import { SignBadge } from './columns.tsx'
import { EditDialog, MoveDialog, PlaceDialog } from './dialogs.tsx'
import { EndPlaceDialog, HostDialog } from './host-dialogs.tsx'
import classes from './Initiatives.module.css'
import { MeetingsSection } from './MeetingsSection.tsx'
import { MembersSection } from './MembersSection.tsx'
import { MoneySections } from './MoneySections.tsx'
import { FundDialog, LivelihoodDialog } from './money-dialogs.tsx'
import { PublicSection, ReleaseDialog } from './PublicSection.tsx'
import { HeadcountDialog, MeetingDialog, MemberDialog } from './people-dialogs.tsx'
import { useKinds } from './use-kinds.ts'

const dialogs = {
  meeting: MeetingDialog,
  move: MoveDialog,
  edit: EditDialog,
  place: PlaceDialog,
  member: MemberDialog,
  headcount: HeadcountDialog,
  fund: FundDialog,
  livelihood: LivelihoodDialog,
  host: HostDialog,
  end_place: EndPlaceDialog,
  release: ReleaseDialog,
}
const files = {
  add: addInitiativeFileContract,
  read: readInitiativeFileContract,
  remove: removeInitiativeFileContract,
}
export type Asked = keyof typeof dialogs
export interface PartProps {
  file: InitiativeFile
  ask: (asked: Asked) => void
}

/** One initiative: whether it lives first, then its life line, meetings, members, places, family and money. */
export default function FilePage() {
  const t = useText()
  const id = useParam('id')
  const read = useRead(readInitiativeContract, { params: { initiative_id: id } })
  const [asked, ask] = useState<Asked>()
  const { kindName, phaseName } = useKinds()
  const file = read.data
  if (!file)
    return read.error ? (
      <Page title={t('initiatives.file.title')}>
        <ErrorNote error={read.error} onRetry={() => void read.refetch()} />
      </Page>
    ) : (
      <PageSkeleton />
    )
  const Dialog = asked && dialogs[asked]
  return (
    <Page
      title={file.name}
      scope={[kindName(file.kind), file.place_name, phaseName(file.phase)].filter(Boolean).join(' · ')}
      opening={<Opening file={file} />}
      actions={
        file.may_keep &&
        file.stage !== 'closed' && (
          <Button onClick={() => ask('meeting')}>{t('initiatives.meeting.act')}</Button>
        )
      }
    >
      <Columns>
        <Sheet>
          {file.asks_place && file.may_keep && (
            <Section title={t('initiatives.place.choose')}>
              <p>{t('initiatives.place.choose_hint', { place: file.place_name })}</p>
              <div className={layout.acts}>
                <Button onClick={() => ask('place')}>{t('initiatives.place.choose')}</Button>
              </div>
            </Section>
          )}
          <MeetingsSection file={file} ask={ask} />
          <MembersSection file={file} ask={ask} />
          <MoneySections file={file} ask={ask} />
        </Sheet>
        <Sheet>
          <LifeSection file={file} ask={ask} />
          <PlacesSection file={file} ask={ask} />
          <KeptFiles
            files={file.files}
            mayKeep={file.may_keep}
            contracts={files}
            params={{ initiative_id: file.id }}
          />
          <FamilySection file={file} />
          <AboutSection file={file} ask={ask} />
          <PublicSection file={file} ask={ask} />
        </Sheet>
      </Columns>
      {Dialog && <Dialog file={file} onClose={() => ask(undefined)} />}
    </Page>
  )
}

function Opening({ file }: { file: InitiativeFile }) {
  const t = useText()
  return (
    <>
      <SignBadge sign={file.sign} t={t} />{' '}
      {t(`initiatives.opening.${file.sign}`, {
        day: formatDay(file.last_on ?? file.founded_on),
        months: file.months,
      })}
    </>
  )
}

/** The life line: each step with its day and what shows it, and the steps that may follow. */
function LifeSection({ file, ask }: PartProps) {
  const t = useText()
  return (
    <Section title={t('initiatives.life.title')} note={t(`initiatives.stage.${file.stage}`)}>
      <ol className={classes.life}>
        {file.steps.map((step, at) => (
          <li key={step.id}>
            <strong>
              {at === 0
                ? t('initiatives.life.founded', { stage: t(`initiatives.stage.${step.stage}`) })
                : t(`initiatives.stage.${step.stage}`)}
            </strong>{' '}
            <span className="figures">{formatDay(step.on_day)}</span>
            <p className={layout.quiet}>
              {step.evidence} · {step.recorded_by}
            </p>
          </li>
        ))}
      </ol>
      {file.may_keep && movesFrom(file.stage).length > 0 && (
        <div className={layout.acts}>
          <Button variant="default" onClick={() => ask('move')}>
            {t('initiatives.move.title')}
          </Button>
        </div>
      )}
    </Section>
  )
}

function PlacesSection({ file, ask }: PartProps) {
  const t = useText()
  return (
    <Section title={t('initiatives.place.title')}>
      <ul className={classes.rows}>
        {file.working_in.map((place) => (
          <li key={place.id}>
            <span>
              {place.place_name} {place.home && <span className={layout.quiet}>{t('initiatives.home')}</span>}
              {place.became.length > 0 && (
                <span className={layout.quiet}>
                  {' '}
                  {t('initiatives.place.became', { names: place.became.map((unit) => unit.name).join(', ') })}
                </span>
              )}
            </span>
            <span className={`${layout.quiet} figures`}>
              {formatDay(place.from_on)}
              {place.until_on && ` – ${formatDay(place.until_on)}`}
            </span>
          </li>
        ))}
      </ul>
      {file.may_keep && file.stage !== 'closed' && !file.asks_place && (
        <div className={layout.acts}>
          <Button variant="default" onClick={() => ask('place')}>
            {t('initiatives.place.add')}
          </Button>
          {file.working_in.some((place) => !place.home && place.until_on === null) && (
            <Button variant="default" onClick={() => ask('end_place')}>
              {t('initiatives.place.end')}
            </Button>
          )}
        </div>
      )}
    </Section>
  )
}

function FamilySection({ file }: { file: InitiativeFile }) {
  const t = useText()
  if (!file.grown_from && file.grown.length === 0) return null
  return (
    <Section title={t('initiatives.family.title')}>
      {file.grown_from && (
        <p>
          {t('initiatives.family.from')}{' '}
          <PageLink to="/initiatives/$id" params={{ id: file.grown_from.id }}>
            {file.grown_from.name}
          </PageLink>{' '}
          <span className={layout.quiet}>{file.grown_from.place_name}</span>
        </p>
      )}
      <ul className={classes.rows}>
        {file.grown.map((each) => (
          <li key={each.id}>
            <PageLink to="/initiatives/$id" params={{ id: each.id }}>
              {each.name}
            </PageLink>
            <span className={layout.quiet}>
              {each.place_name} · {formatDay(each.founded_on)}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function AboutSection({ file, ask }: PartProps) {
  const t = useText()
  return (
    <Section title={t('initiatives.about.title')}>
      <dl className={classes.facts}>
        <dt>{t('initiatives.column.host')}</dt>
        <dd>
          {file.agency_name}
          {file.hosts.length > 1 && (
            <ul className={classes.rows}>
              {file.hosts.map((host) => (
                <li key={`${host.agency_name} ${host.from_on}`} className={layout.quiet}>
                  {host.agency_name} · {formatDay(host.from_on)}
                  {host.until_on && ` – ${formatDay(host.until_on)}`}
                </li>
              ))}
            </ul>
          )}
        </dd>
        {file.sponsors.length > 0 && (
          <>
            <dt>{t('initiatives.field.sponsors')}</dt>
            <dd>{file.sponsors.join('; ')}</dd>
          </>
        )}
      </dl>
      {file.about && <p className={layout.words}>{file.about}</p>}
      {file.may_keep && (
        <div className={layout.acts}>
          <Button variant="subtle" onClick={() => ask('edit')}>
            {t('initiatives.edit.act')}
          </Button>
          {file.stage !== 'closed' && (
            <Button variant="subtle" onClick={() => ask('host')}>
              {t('initiatives.host.title')}
            </Button>
          )}
        </div>
      )}
    </Section>
  )
}
