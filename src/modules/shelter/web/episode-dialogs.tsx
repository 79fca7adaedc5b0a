import { AskDialog } from '#modules/protection/web/ask-dialog.part.tsx'
import { dayKey } from '#ui/format.ts'
import { useText } from '#ui/text.ts'
import {
  addEpisodeNoteContract,
  type Episode,
  leaveEpisodeContract,
  moveServiceContract,
} from '../episode.contract.ts'
import type { leavings } from '../shelter.codes.ts'
import type { ServiceMove } from '../shelter.life.ts'
import { leavingQuestions, momentQuestion, wordsQuestion } from './words.ts'

interface Props {
  caseId: string
  episode: Episode
  onClose: () => void
}

/** A service is accepted, given, or not wanted. */
export function ServiceDialog({
  caseId,
  episode,
  service,
  move,
  onClose,
}: Props & { service: Episode['services'][number]; move: ServiceMove }) {
  const t = useText()
  return (
    <AskDialog
      title={t(`shelter.service_move.${move}`)}
      actLabel={t(`shelter.service_move.${move}`)}
      contract={moveServiceContract}
      draft={`shelter.service.${episode.id}.${service.code}.${move}`}
      questions={[momentQuestion(t, 'at', 'shelter.notes.when'), wordsQuestion(t)]}
      args={(answers) => {
        const words = answers.text('words')
        return {
          params: { case_id: caseId, episode_id: episode.id, service: service.code },
          body: {
            version: service.version,
            move,
            at: answers.text('at') ?? '',
            ...(words ? { words } : {}),
          },
        }
      }}
      onClose={onClose}
    />
  )
}

/** The note of a day; what is being written is kept as a draft. */
export function DayNoteDialog({ caseId, episode, onClose }: Props) {
  const t = useText()
  const today = dayKey(new Date())
  return (
    <AskDialog
      title={t('shelter.notes.add')}
      actLabel={t('shelter.notes.save')}
      contract={addEpisodeNoteContract}
      draft={`shelter.day.${episode.id}`}
      questions={[
        {
          name: 'on_day',
          kind: 'day',
          label: t('shelter.notes.day'),
          start: today,
          within: { max: today },
        },
        { name: 'words', kind: 'words', label: t('shelter.notes.words'), max: 2000 },
      ]}
      args={(answers) => ({
        params: { case_id: caseId, episode_id: episode.id },
        body: { on_day: answers.text('on_day') ?? '', words: answers.text('words') ?? '' },
      })}
      onClose={onClose}
    />
  )
}

/** She leaves: where to, and when somebody asks how she is. */
export function LeaveOneStopDialog({ caseId, episode, onClose }: Props) {
  const t = useText()
  return (
    <AskDialog
      title={t('shelter.one_stop.leave')}
      actLabel={t('shelter.leave.act')}
      contract={leaveEpisodeContract}
      draft={`shelter.leave_one_stop.${episode.id}`}
      questions={[momentQuestion(t, 'left_at', 'shelter.left_at'), ...leavingQuestions(t)]}
      args={(answers) => {
        const [follow_up_on, words] = [answers.text('follow_up_on'), answers.text('words')]
        return {
          params: { case_id: caseId, episode_id: episode.id },
          body: {
            version: episode.version,
            left_at: answers.text('left_at') ?? '',
            left_to: answers.text('left_to') as (typeof leavings)[number],
            ...(follow_up_on ? { follow_up_on } : {}),
            ...(words ? { words } : {}),
          },
        }
      }}
      onClose={onClose}
    />
  )
}
