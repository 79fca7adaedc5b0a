import { Button } from '@mantine/core'
import { IconDoorOff } from '@tabler/icons-react'
import { useState } from 'react'
import { useAct, useRead } from '#ui/api.ts'
import { Badge } from '#ui/Badge.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { formatClock } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { PageLink, useGo } from '#ui/links.tsx'
import { useMay } from '#ui/me.ts'
import { Page } from '#ui/Page.tsx'
import { Section, Sheet } from '#ui/Sheet.tsx'
import { TextSkeleton } from '#ui/Skeletons.tsx'
import { useText } from '#ui/text.ts'
import { readHoldContract, releaseHoldContract } from '../hold.contract.ts'
import { type Tonight, tonightContract } from '../house.contract.ts'
import { HoldDialog } from './HoldDialog.tsx'
import { LimitMark } from './LimitMark.tsx'
import classes from './Shelter.module.css'
import { TakeInDialog } from './TakeInDialog.tsx'

type House = Tonight['houses'][number]
type Bed = House['beds'][number]

/** Tonight at a glance, made for the tablet at the door: every bed, by case number and never by name. */
export default function TonightPage() {
  const t = useText()
  const go = useGo()
  const may = useMay()
  const board = useRead(tonightContract, {}, { refetchInterval: 60_000 })
  const beds = board.data?.houses.flatMap((house) => house.beds) ?? []
  const free = beds.filter((bed) => bed.free).length
  return (
    <Page
      title={t('shelter.tonight.title')}
      opening={
        board.data &&
        (beds.length === 0 ? (
          t('shelter.tonight.no_beds')
        ) : (
          <strong>{t('shelter.tonight.opening', { free, n: beds.length })}</strong>
        ))
      }
      actions={
        may('shelter.keep') && (
          <Button
            variant="default"
            leftSection={<IconDoorOff size={20} stroke={1.75} aria-hidden />}
            onClick={() => go({ to: '/shelter/turn-aways', search: { new: 'true' } })}
          >
            {t('shelter.turn_away.new')}
          </Button>
        )
      }
    >
      <Sheet>
        {!board.data &&
          (board.error ? (
            <ErrorNote error={board.error} onRetry={() => void board.refetch()} />
          ) : (
            <TextSkeleton lines={8} />
          ))}
        {board.data?.houses.length === 0 && (
          <Section title={t('shelter.houses.title')}>
            <p className={layout.quiet}>
              {t(may('shelter.manage') ? 'shelter.houses.none_next' : 'shelter.houses.none')}
            </p>
            {may('shelter.manage') && (
              <div className={classes.act}>
                <Button onClick={() => go({ to: '/shelter/houses' })}>{t('shelter.houses.add')}</Button>
              </div>
            )}
          </Section>
        )}
        {board.data?.houses.map((house) => (
          <Section
            key={house.id}
            title={house.name}
            note={`${t(`shelter.kind.${house.kind}`)} · ${t('shelter.tonight.free', { n: house.beds.filter((bed) => bed.free).length })}`}
          >
            {house.beds.length === 0 ? (
              <p className={layout.quiet}>
                {t('shelter.beds.none')}{' '}
                <PageLink to="/shelter/houses/$id" params={{ id: house.id }}>
                  {t('shelter.beds.add')}
                </PageLink>
              </p>
            ) : (
              <ul className={classes.beds}>
                {house.beds.map((bed) => (
                  <BedCell key={bed.id} house={house} bed={bed} />
                ))}
              </ul>
            )}
          </Section>
        ))}
      </Sheet>
    </Page>
  )
}

function BedCell({ house, bed }: { house: House; bed: Bed }) {
  const t = useText()
  const may = useMay()
  const [asked, setAsked] = useState<'hold' | 'arrive'>()
  const release = useAct(releaseHoldContract)
  const { hold, stay } = bed
  return (
    <li className={classes.bed} data-state={bed.free ? 'free' : hold ? 'held' : 'taken'}>
      <div className={layout.between}>
        <span>
          <strong>{bed.name}</strong> <span className={layout.quiet}>{bed.room_name}</span>
        </span>
        <Badge tone={bed.free ? 'ok' : hold ? 'warn' : 'act'}>
          {t(bed.free ? 'shelter.bed.free' : hold ? 'shelter.bed.held' : 'shelter.bed.taken')}
        </Badge>
      </div>
      {stay && (
        <>
          <PageLink to="/shelter/stays/$id" params={{ id: stay.id }} className={`${classes.code} figures`}>
            {stay.case_code}
          </PageLink>
          <span className={layout.quiet}>
            {t('shelter.persons', { n: stay.persons })} · {t('shelter.nights', { n: stay.nights })}
          </span>
          {stay.limit_on && (
            <span className={layout.acts}>
              <LimitMark on={stay.limit_on} />
            </span>
          )}
          <span className={layout.acts}>
            {stay.warnings.map((warning) => (
              <Badge
                key={warning}
                tone={warning === 'searched_for' || warning === 'suicide_risk' ? 'danger' : 'warn'}
              >
                {t(`shelter.warning.${warning}`)}
              </Badge>
            ))}
          </span>
        </>
      )}
      {hold && (
        <>
          <span className={`${classes.code} figures`}>{hold.case_code ?? t('shelter.hold.no_code')}</span>
          <span className={layout.quiet}>
            {t('shelter.hold.until', { clock: formatClock(hold.until_at) })}
          </span>
          {house.may_keep && (
            <span className={layout.acts}>
              {hold.has_case && (
                <Button size="sm" onClick={() => setAsked('arrive')}>
                  {t('shelter.arrive')}
                </Button>
              )}
              <Button
                size="sm"
                variant="default"
                aria-disabled={release.isPending}
                onClick={() =>
                  !release.isPending &&
                  release.mutate({ params: { hold_id: hold.id }, body: { version: hold.version } })
                }
              >
                {t('shelter.hold.release')}
              </Button>
            </span>
          )}
          {!hold.has_case && <span className={layout.quiet}>{t('shelter.hold.open_case_first')}</span>}
          <ErrorNote error={release.error} />
        </>
      )}
      {bed.free && (
        <>
          <span className={layout.quiet}>{t(`shelter.suits.${bed.suits}`)}</span>
          {may('shelter.keep_house') && house.may_keep && (
            <span className={layout.acts}>
              <Button size="sm" variant="default" onClick={() => setAsked('hold')}>
                {t('shelter.hold.act')}
              </Button>
            </span>
          )}
        </>
      )}
      {asked === 'hold' && <HoldDialog house={house} bed={bed} onClose={() => setAsked(undefined)} />}
      {asked === 'arrive' && hold && <Arrival holdId={hold.id} onClose={() => setAsked(undefined)} />}
    </li>
  )
}

/** Who the bed is held for is read when she is at the door, and not before. */
function Arrival({ holdId, onClose }: { holdId: string; onClose: () => void }) {
  const hold = useRead(
    readHoldContract,
    { params: { hold_id: holdId } },
    { staleTime: Number.POSITIVE_INFINITY },
  )
  if (hold.error) return <ErrorNote error={hold.error} />
  if (!hold.data) return null
  const { id, version, house_id, bed_id, persons } = hold.data
  return (
    <TakeInDialog
      persons={persons}
      from={{ hold_id: id, version, house_id }}
      heldBed={bed_id}
      onClose={onClose}
    />
  )
}
