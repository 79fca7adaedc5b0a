import { AskDialog, type Question } from '#modules/protection/web/ask-dialog.part.tsx'
import { dayKey } from '#ui/format.ts'
import { useText } from '#ui/text.ts'
import { addBedContract, addRoomContract, type HouseView, moveBedContract } from '../house.contract.ts'
import { roomSuits } from '../shelter.codes.ts'
import { bedLife, type bedMoves } from '../shelter.life.ts'
import { choicesOf } from './words.ts'

type BedMove = (typeof bedMoves)[number]
export type Bed = HouseView['rooms'][number]['beds'][number]

interface Props {
  houseId: string
  onClose: () => void
}

/** What may happen to a bed now. */
export const moveOf = (bed: Bed): BedMove => (bedLife[bed.state].close ? 'close' : 'open')

const onDay = (name: string, label: string): Question => ({
  name,
  kind: 'day',
  label,
  start: dayKey(new Date()),
})

/** A room of the house and whom it suits. */
export function RoomDialog({ houseId, onClose }: Props) {
  const t = useText()
  return (
    <AskDialog
      title={t('shelter.rooms.add')}
      actLabel={t('shelter.house.save')}
      contract={addRoomContract}
      questions={[
        { name: 'name', kind: 'line', label: t('shelter.room.name'), max: 60 },
        {
          name: 'suits',
          kind: 'select',
          label: t('shelter.room.suits'),
          choices: choicesOf(roomSuits, 'shelter.suits', t),
          start: 'anyone',
        },
      ]}
      args={(answers) => ({
        params: { house_id: houseId },
        body: {
          name: answers.text('name') ?? '',
          suits: answers.text('suits') as (typeof roomSuits)[number],
        },
      })}
      onClose={onClose}
    />
  )
}

/** A bed in a room, from its first night on. */
export function AddBedDialog({ houseId, roomId, onClose }: Props & { roomId: string }) {
  const t = useText()
  return (
    <AskDialog
      title={t('shelter.beds.add')}
      actLabel={t('shelter.house.save')}
      contract={addBedContract}
      questions={[
        { name: 'name', kind: 'line', label: t('shelter.bed.name'), max: 40 },
        onDay('from_on', t('shelter.bed.from')),
      ]}
      args={(answers) => ({
        params: { house_id: houseId },
        body: {
          room_id: roomId,
          name: answers.text('name') ?? '',
          from_on: answers.text('from_on') ?? '',
        },
      })}
      onClose={onClose}
    />
  )
}

/** A bed is taken out of the house, or comes back; its history stays. */
export function MoveBedDialog({ houseId, bed, onClose }: Props & { bed: Bed }) {
  const t = useText()
  const move = moveOf(bed)
  return (
    <AskDialog
      title={`${t(`shelter.bed_move.${move}`)}: ${bed.name}`}
      actLabel={t(`shelter.bed_move.${move}`)}
      contract={moveBedContract}
      questions={[onDay('on', t('shelter.bed.move_on'))]}
      args={(answers) => ({
        params: { house_id: houseId, bed_id: bed.id },
        body: { version: bed.version, move, on: answers.text('on') ?? '' },
      })}
      onClose={onClose}
    />
  )
}
