import { Button } from '@mantine/core'
import { useState } from 'react'
import { useRead } from '#ui/api.ts'
import { Badge } from '#ui/Badge.tsx'
import { DataList } from '#ui/DataList.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { formatDay, formatPercent } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { PageLink, useParam } from '#ui/links.tsx'
import { Page } from '#ui/Page.tsx'
import { Section, Sheet } from '#ui/Sheet.tsx'
import { TextSkeleton } from '#ui/Skeletons.tsx'
import { useText } from '#ui/text.ts'
import { type HouseUse, houseUseContract, readHouseContract } from '../house.contract.ts'
import { AddBedDialog, type Bed, MoveBedDialog, moveOf, RoomDialog } from './bed-dialogs.tsx'
import { HouseDialog } from './HouseDialog.tsx'
import classes from './Shelter.module.css'
import { visitText } from './words.ts'

type Asked = { kind: 'house' } | { kind: 'room' } | { kind: 'bed'; room: string } | { kind: 'move'; bed: Bed }

/** One house: rules of visits, rooms and beds with their history, and how it was used month by month. */
export default function HousePage() {
  const t = useText()
  const params = { house_id: useParam('id') }
  const [asked, setAsked] = useState<Asked>()
  const view = useRead(readHouseContract, { params })
  const use = useRead(houseUseContract, { params, query: { months: 12 } }, { staleTime: 5 * 60_000 })
  const house = view.data
  const close = () => setAsked(undefined)
  if (!house)
    return (
      <Page title={t('shelter.house.title')}>
        <Sheet>
          {view.error ? (
            <ErrorNote error={view.error} onRetry={() => void view.refetch()} />
          ) : (
            <TextSkeleton lines={8} />
          )}
        </Sheet>
      </Page>
    )
  return (
    <Page
      title={house.name}
      scope={t(`shelter.kind.${house.kind}`)}
      opening={`${t(`shelter.class.${house.location_class}`)} · ${house.agency_name}`}
      actions={
        house.may_manage && (
          <Button variant="default" onClick={() => setAsked({ kind: 'house' })}>
            {t('shelter.house.change')}
          </Button>
        )
      }
    >
      <Sheet>
        <Section title={t('shelter.beds.title')}>
          {house.rooms.length === 0 && <p className={layout.quiet}>{t('shelter.rooms.none')}</p>}
          <ul className={layout.rows}>
            {house.rooms.map((room) => (
              <li key={room.id}>
                <div className={layout.between}>
                  <strong>{room.name}</strong>
                  <span className={layout.quiet}>{t(`shelter.suits.${room.suits}`)}</span>
                </div>
                <ul className={layout.rows}>
                  {room.beds.map((bed) => (
                    <li key={bed.id}>
                      <div className={layout.between}>
                        <span>
                          {bed.name}{' '}
                          <span className={layout.quiet}>
                            {bed.spans.map((span) => spanText(span, t)).join('; ')}
                          </span>
                        </span>
                        <span className={layout.acts}>
                          <Badge tone={bed.state === 'open' ? 'ok' : 'neutral'}>
                            {t(`shelter.bed_state.${bed.state}`)}
                          </Badge>
                          {house.may_manage && (
                            <Button
                              size="sm"
                              variant="subtle"
                              onClick={() => setAsked({ kind: 'move', bed })}
                            >
                              {t(`shelter.bed_move.${moveOf(bed)}`)}
                            </Button>
                          )}
                        </span>
                      </div>
                    </li>
                  ))}
                </ul>
                {house.may_manage && (
                  <div className={layout.acts}>
                    <Button
                      size="sm"
                      variant="default"
                      onClick={() => setAsked({ kind: 'bed', room: room.id })}
                    >
                      {t('shelter.beds.add')}
                    </Button>
                  </div>
                )}
              </li>
            ))}
          </ul>
          {house.may_manage && (
            <div className={classes.act}>
              <Button variant="default" onClick={() => setAsked({ kind: 'room' })}>
                {t('shelter.rooms.add')}
              </Button>
            </div>
          )}
        </Section>
        <Section title={t('shelter.visits')}>
          <p>{visitText(house, t)}</p>
        </Section>
        <Section title={t('shelter.gate')} note={t('shelter.gate.note')}>
          {house.entry ? (
            <p>
              <PageLink to="/directory/$id" params={{ id: house.entry.id }}>
                {house.entry.name}
              </PageLink>
              {house.entry.front_gate && ` · ${house.entry.front_gate}`}
            </p>
          ) : (
            <p className={layout.quiet}>{t('shelter.gate.none')}</p>
          )}
        </Section>
        <Section title={t('shelter.use.title')} note={t('shelter.use.note')}>
          <DataList<HouseUse['months'][number]>
            label={t('shelter.use.title')}
            columns={[
              {
                key: 'month',
                label: t('shelter.use.month'),
                main: true,
                cell: (row) => formatDay(row.month).slice(3),
              },
              {
                key: 'available',
                label: t('shelter.use.available'),
                figures: true,
                cell: (row) => row.available,
              },
              {
                key: 'occupied',
                label: t('shelter.use.occupied'),
                figures: true,
                cell: (row) => row.occupied,
              },
              {
                key: 'share',
                label: t('shelter.use.share'),
                figures: true,
                cell: (row) => <Share row={row} />,
              },
            ]}
            rows={use.data?.months.toReversed()}
            rowKey={(row) => row.month}
            error={use.error}
            onRetry={() => void use.refetch()}
            empty={{ sentence: t('shelter.use.none') }}
          />
        </Section>
      </Sheet>
      {asked?.kind === 'house' && <HouseDialog house={house} onClose={close} />}
      {asked?.kind === 'room' && <RoomDialog houseId={house.id} onClose={close} />}
      {asked?.kind === 'bed' && <AddBedDialog houseId={house.id} roomId={asked.room} onClose={close} />}
      {asked?.kind === 'move' && <MoveBedDialog houseId={house.id} bed={asked.bed} onClose={close} />}
    </Page>
  )
}

function spanText(span: Bed['spans'][number], t: ReturnType<typeof useText>): string {
  return span.until_on
    ? t('shelter.span.ended', { from: formatDay(span.from_on), until: formatDay(span.until_on) })
    : t('shelter.span.runs', { from: formatDay(span.from_on) })
}

/** Share of bed-nights slept in, with its bar; nothing where no bed stood. */
function Share({ row }: { row: HouseUse['months'][number] }) {
  if (row.available === 0) return '–'
  const percent = Math.round((row.occupied / row.available) * 1000) / 10
  return (
    <>
      {formatPercent(percent)}
      <span className={classes.bar} aria-hidden>
        <span style={{ width: `${Math.min(100, percent)}%` }} />
      </span>
    </>
  )
}
