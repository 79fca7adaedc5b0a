import { Button } from '@mantine/core'
import { useState } from 'react'
import { useAct, useRead } from '#ui/api.ts'
import { Badge } from '#ui/Badge.tsx'
import { DataList } from '#ui/DataList.tsx'
import { DateField } from '#ui/DateField.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { TextField } from '#ui/fields.tsx'
import { dayKey, formatDay, formatPercent } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { useParam } from '#ui/links.tsx'
import { Page } from '#ui/Page.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { Section, Sheet } from '#ui/Sheet.tsx'
import { TextSkeleton } from '#ui/Skeletons.tsx'
import { useText } from '#ui/text.ts'
import {
  addBedContract,
  addRoomContract,
  type HouseUse,
  type HouseView,
  houseUseContract,
  moveBedContract,
  readHouseContract,
} from '../house.contract.ts'
import { roomSuits } from '../shelter.codes.ts'
import { bedLife } from '../shelter.life.ts'
import { HouseDialog } from './HouseDialog.tsx'
import classes from './Shelter.module.css'
import { choicesOf } from './words.ts'

type Bed = HouseView['rooms'][number]['beds'][number]
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
      {asked?.kind === 'bed' && <BedDialog houseId={house.id} roomId={asked.room} onClose={close} />}
      {asked?.kind === 'move' && <MoveDialog houseId={house.id} bed={asked.bed} onClose={close} />}
    </Page>
  )
}

const moveOf = (bed: Bed) => (bedLife[bed.state].close ? 'close' : 'open')

function spanText(span: Bed['spans'][number], t: ReturnType<typeof useText>): string {
  return span.until_on
    ? t('shelter.span.ended', { from: formatDay(span.from_on), until: formatDay(span.until_on) })
    : t('shelter.span.runs', { from: formatDay(span.from_on) })
}

function visitText(house: HouseView, t: ReturnType<typeof useText>): string {
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

function RoomDialog({ houseId, onClose }: { houseId: string; onClose: () => void }) {
  const t = useText()
  const [name, setName] = useState('')
  const [suits, setSuits] = useState<(typeof roomSuits)[number]>('anyone')
  const [isTried, setTried] = useState(false)
  const add = useAct(addRoomContract, { onDone: onClose })
  const send = () => {
    setTried(true)
    if (name.trim()) add.mutate({ params: { house_id: houseId }, body: { name, suits } })
  }
  return (
    <FormDialog
      title={t('shelter.rooms.add')}
      actLabel={t('shelter.house.save')}
      isBusy={add.isPending}
      error={add.error}
      onAct={send}
      onClose={onClose}
    >
      <TextField
        label={t('shelter.room.name')}
        maxLength={60}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={isTried && !name.trim() ? t('shelter.missing.name') : undefined}
      />
      <SelectField
        label={t('shelter.room.suits')}
        data={choicesOf(roomSuits, 'shelter.suits', t)}
        value={suits}
        onChange={(next) => next && setSuits(next as typeof suits)}
      />
    </FormDialog>
  )
}

function BedDialog({ houseId, roomId, onClose }: { houseId: string; roomId: string; onClose: () => void }) {
  const t = useText()
  const [name, setName] = useState('')
  const [from, setFrom] = useState<string | null>(dayKey(new Date()))
  const [isTried, setTried] = useState(false)
  const add = useAct(addBedContract, { onDone: onClose })
  const send = () => {
    setTried(true)
    if (name.trim() && from)
      add.mutate({ params: { house_id: houseId }, body: { room_id: roomId, name, from_on: from } })
  }
  return (
    <FormDialog
      title={t('shelter.beds.add')}
      actLabel={t('shelter.house.save')}
      isBusy={add.isPending}
      error={add.error}
      onAct={send}
      onClose={onClose}
    >
      <TextField
        label={t('shelter.bed.name')}
        maxLength={40}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={isTried && !name.trim() ? t('shelter.missing.name') : undefined}
      />
      <DateField
        label={t('shelter.bed.from')}
        value={from}
        onChange={setFrom}
        required
        error={from ? undefined : t('shelter.missing.day')}
      />
    </FormDialog>
  )
}

function MoveDialog({ houseId, bed, onClose }: { houseId: string; bed: Bed; onClose: () => void }) {
  const t = useText()
  const [on, setOn] = useState<string | null>(dayKey(new Date()))
  const move = useAct(moveBedContract, { onDone: onClose })
  const send = () =>
    on &&
    move.mutate({
      params: { house_id: houseId, bed_id: bed.id },
      body: { version: bed.version, move: moveOf(bed), on },
    })
  return (
    <FormDialog
      title={`${t(`shelter.bed_move.${moveOf(bed)}`)}: ${bed.name}`}
      actLabel={t(`shelter.bed_move.${moveOf(bed)}`)}
      isBusy={move.isPending}
      error={move.error}
      onAct={send}
      onClose={onClose}
    >
      <DateField
        label={t('shelter.bed.move_on')}
        value={on}
        onChange={setOn}
        required
        error={on ? undefined : t('shelter.missing.day')}
      />
    </FormDialog>
  )
}
