import { AskDialog, type Question } from '#modules/protection/web/ask-dialog.part.tsx'
import { useRead } from '#ui/api.ts'
import { useText } from '#ui/text.ts'
import { listHousesContract } from '../house.contract.ts'
import { arrivals, sentOnTo, turnAwayReasons } from '../shelter.codes.ts'
import { addTurnAwayContract } from '../turn-away.contract.ts'
import { choicesOf, momentQuestion } from './words.ts'

/** Somebody could not be taken in: why, how many, where they were sent on. Nobody is named. */
export function TurnAwayDialog({ onClose }: { onClose: () => void }) {
  const t = useText()
  const houses = useRead(listHousesContract, {}).data?.items ?? []
  const counted = (name: string, labelKey: string, least: number): Question => ({
    name,
    kind: 'number',
    label: t(labelKey),
    min: least,
    max: 30,
    start: String(least),
  })
  return (
    <AskDialog
      title={t('shelter.turn_away.new')}
      actLabel={t('shelter.turn_away.save')}
      contract={addTurnAwayContract}
      draft="shelter.turn_away"
      questions={[
        {
          name: 'reason',
          kind: 'one',
          label: t('shelter.turn_away.reason'),
          choices: choicesOf(turnAwayReasons, 'shelter.reason', t),
        },
        counted('persons', 'shelter.persons.column', 1),
        counted('children', 'shelter.children.column', 0),
        {
          name: 'sent_on',
          kind: 'one',
          label: t('shelter.turn_away.sent_on'),
          choices: choicesOf(sentOnTo, 'shelter.sent_on', t),
        },
        {
          name: 'asked_by',
          kind: 'one',
          label: t('shelter.turn_away.asked_by'),
          choices: choicesOf(arrivals, 'shelter.arrived_by', t),
        },
        momentQuestion(t, 'happened_at', 'shelter.turn_away.when'),
        {
          name: 'house_id',
          kind: 'select',
          label: t('shelter.house'),
          optional: true,
          choices: houses.map((each) => ({ value: each.id, label: each.name })),
          hint: t('shelter.turn_away.no_house_hint'),
        },
      ]}
      args={(answers) => {
        const house_id = answers.text('house_id')
        return {
          body: {
            ...(house_id ? { house_id } : {}),
            happened_at: answers.text('happened_at') ?? '',
            persons: Number(answers.text('persons')),
            children: Number(answers.text('children')),
            reason: answers.text('reason') as (typeof turnAwayReasons)[number],
            sent_on: answers.text('sent_on') as (typeof sentOnTo)[number],
            asked_by: answers.text('asked_by') as (typeof arrivals)[number],
          },
        }
      }}
      onClose={onClose}
    />
  )
}
