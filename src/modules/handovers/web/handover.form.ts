import type { CallOf } from '#kernel/contract.ts'
import type { Answers } from '#modules/protection/web/ask-dialog.part.tsx'
import type { Direction } from '../handover.codes.ts'
import type { moveHandoverContract, prepareHandoverContract } from '../handover.contract.ts'
import type { HandoverMove } from '../handover.life.ts'

type Preparing = CallOf<typeof prepareHandoverContract>['body']
type Moving = CallOf<typeof moveHandoverContract>['body']

const signers = (answers: Answers) => ({
  signed_at: answers.text('signed_at') ?? '',
  giver: { name: answers.text('giver_name') ?? '', function: answers.text('giver_function') ?? '' },
  receiver: {
    name: answers.text('receiver_name') ?? '',
    function: answers.text('receiver_function') ?? '',
  },
})

/** What is sent out of the answers of the dialog that draws up a hand-over. */
export function bodyOfPreparing(direction: Direction, answers: Answers): Preparing {
  const told = (name: string) => {
    const text = answers.text(name)
    return text === undefined ? {} : { [name]: text }
  }
  return {
    direction,
    other_kind: answers.text('other_kind') as Preparing['other_kind'],
    person_ids: answers.many('person_ids'),
    happened_at: answers.text('happened_at') ?? '',
    papers: answers.many('papers') as Preparing['papers'],
    ...told('other_agency_id'),
    ...told('other_name'),
    ...told('place_id'),
    ...told('receiver_person_id'),
    ...told('where'),
    ...told('papers_words'),
    ...told('belongings'),
    ...told('note'),
    ...(answers.yes('is_signed') ? { signed: signers(answers) } : {}),
  }
}

/** What is sent out of the answers of a move. */
export function bodyOfMove(move: HandoverMove, version: number, answers: Answers): Moving {
  const outcome = answers.text('outcome')
  const told = outcome === undefined ? {} : { outcome }
  if (move === 'sign')
    return { move, version, happened_at: answers.text('happened_at') ?? '', ...signers(answers) }
  if (move === 'refuse') return { move, version, outcome: outcome ?? '' }
  if (move === 'cancel') return { move, version, ...told }
  return {
    move,
    version,
    arrival: answers.text('arrival') as Extract<Moving, { move: 'confirm' }>['arrival'],
    ...told,
  }
}
