import { AskDialog, type Question } from '#modules/protection/web/ask-dialog.part.tsx'
import { useText } from '#ui/text.ts'
import {
  beginEpisodeContract,
  changeEpisodeContract,
  type Episode,
  type EpisodesView,
} from '../episode.contract.ts'
import { arrivals, firstNeeds } from '../shelter.codes.ts'
import { choicesOf, momentQuestion, wordsQuestion } from './words.ts'

interface Props {
  caseId: string
  view: EpisodesView
  onClose: () => void
}
type Say = ReturnType<typeof useText>

const responsible = ({ view }: Props, t: Say, start: string | null): Question => ({
  name: 'responsible_id',
  kind: 'select',
  label: t('shelter.one_stop.responsible'),
  choices: view.workers.map((each) => ({ value: each.id, label: each.name })),
  start,
})

/** She is received: how she came, what she needs first, who is responsible. */
export function BeginDialog(props: Props) {
  const t = useText()
  const { caseId, view, onClose } = props
  const house: Question = {
    name: 'house_id',
    kind: 'select',
    label: t('shelter.house'),
    hint: t('shelter.one_stop.other_house'),
    optional: true,
    choices: view.houses.map((each) => ({ value: each.id, label: each.name })),
    start: view.houses[0]?.id ?? null,
  }
  return (
    <AskDialog
      title={t('shelter.one_stop.begin')}
      actLabel={t('shelter.one_stop.begin')}
      contract={beginEpisodeContract}
      draft={`shelter.one_stop.${caseId}`}
      questions={[
        ...(view.houses.length > 0 ? [house] : []),
        momentQuestion(t, 'arrived_at', 'shelter.arrived_at'),
        {
          name: 'arrived_by',
          kind: 'one',
          label: t('shelter.arrived_by'),
          choices: choicesOf(arrivals, 'shelter.arrived_by', t),
        },
        {
          name: 'first_needs',
          kind: 'many',
          label: t('shelter.first_needs'),
          choices: choicesOf(firstNeeds, 'shelter.first_need', t),
          optional: true,
        },
        responsible(props, t, view.workers[0]?.id ?? null),
        wordsQuestion(t),
      ]}
      args={(answers) => {
        const [house_id, words] = [answers.text('house_id'), answers.text('words')]
        return {
          params: { case_id: caseId },
          body: {
            ...(house_id ? { house_id } : {}),
            arrived_at: answers.text('arrived_at') ?? '',
            arrived_by: answers.text('arrived_by') as (typeof arrivals)[number],
            first_needs: answers.many('first_needs') as (typeof firstNeeds)[number][],
            responsible_id: answers.text('responsible_id') ?? '',
            ...(words ? { words } : {}),
          },
        }
      }}
      onClose={onClose}
    />
  )
}

/** The one plan all services follow, and the one who is responsible. */
export function ChangeDialog(props: Props & { episode: Episode }) {
  const t = useText()
  const { caseId, view, episode, onClose } = props
  return (
    <AskDialog
      title={t('shelter.one_stop.change')}
      actLabel={t('shelter.house.save')}
      contract={changeEpisodeContract}
      questions={[
        {
          name: 'plan_id',
          kind: 'select',
          label: t('shelter.one_stop.plan'),
          optional: true,
          choices: view.plans.map((each) => ({
            value: each.id,
            label: t('shelter.one_stop.plan_no', { n: each.number }),
          })),
          start: episode.plan_id,
        },
        responsible(props, t, episode.responsible_id),
      ]}
      args={(answers) => ({
        params: { case_id: caseId, episode_id: episode.id },
        body: {
          version: episode.version,
          plan_id: answers.text('plan_id') ?? null,
          responsible_id: answers.text('responsible_id') ?? '',
        },
      })}
      onClose={onClose}
    />
  )
}
