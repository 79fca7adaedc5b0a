import type { Translate } from '#ui/text.ts'
import type { CaseFileView } from '../case.contract.ts'

/** Something that happened in a case, as it stands in its story. */
export interface CaseEvent {
  key: string
  at: string
  title: string
  /** Who wrote it down. */
  by: string
  /** What was written, for those who work on the case; undefined when it is covered or there is none. */
  words?: string | undefined
  isCovered: boolean
  /** Something was done for somebody; drawn with a filled dot. */
  isDeed: boolean
}

const deeds = new Set(['call', 'visit', 'meeting'])

/** Everything that happened in a case, newest first: notes, emergency support, its opening. */
export function eventsOf(file: CaseFileView, t: Translate): CaseEvent[] {
  const notes = file.notes.map((note) => ({
    key: note.id,
    at: note.happened_at,
    title: t(`cases.note.${note.kind}`),
    by: note.written_by,
    words: note.text ?? undefined,
    isCovered: note.text === null,
    isDeed: deeds.has(note.kind),
  }))
  const supports = file.supports.map((support) => ({
    key: support.id,
    at: support.given_at,
    title: t('cases.event.support', {
      kinds: support.kinds.map((kind) => t(`cases.support.${kind}`).toLowerCase()).join(', '),
      n: support.person_ids.length,
    }),
    by: support.given_by,
    words: support.note ?? undefined,
    isCovered: false,
    isDeed: true,
  }))
  const opening = {
    key: 'opened',
    at: file.opened_at,
    title: t('cases.event.opened', { from: t(`cases.received_from.${file.received_from}`) }),
    by: file.opened_by,
    isCovered: false,
    isDeed: false,
  }
  return [...notes, ...supports, opening].sort((one, other) => other.at.localeCompare(one.at))
}

/** One line of the story as the server tells it. */
export interface StoryItem {
  id: number
  kind: string
  record_id: string | null
  happened_at: string
  by: string | null
}

const doneFor = new Set(['support', 'service', 'follow_up', 'return_check', 'conference'])

/** The story as the file writes it itself, each line with the words that were written beside it, where there are any. */
export function storyOf(items: readonly StoryItem[], file: CaseFileView, t: Translate): CaseEvent[] {
  return items.map((item) => {
    const [noun = ''] = item.kind.split('.')
    const note = noteOf(item, file)
    const support = file.supports.find((each) => each.id === item.record_id)
    const said = t(`cases.event.${item.kind}`)
    return {
      key: String(item.id),
      at: item.happened_at,
      title:
        note && noun === 'note'
          ? t(`cases.note.${note.kind}`)
          : said.startsWith('cases.event.')
            ? t('cases.event.other')
            : said,
      by: item.by ?? '',
      words: note?.text ?? support?.note ?? undefined,
      isCovered: note?.text === null,
      isDeed: doneFor.has(noun) || (note !== undefined && deeds.has(note.kind)),
    }
  })
}

/** The note behind a line: its own record, or the one that a step, closing or reopening wrote at the same moment. */
function noteOf(item: StoryItem, file: CaseFileView) {
  if (item.kind.startsWith('case.'))
    return file.notes.find(
      (note) => ['step', 'closed', 'reopened'].includes(note.kind) && note.happened_at === item.happened_at,
    )
  return file.notes.find((note) => note.id === item.record_id)
}
