import { DataList } from '#ui/DataList.tsx'
import { formatNumber } from '#ui/format.ts'
import { TimeLeft } from '#ui/TimeLeft.tsx'
import { useText } from '#ui/text.ts'
import type { Turns } from '../petition.contract.ts'

/** Whose turn it is: each body with what it owes, what is late and what it has only noted. */
export function TurnsTable({ turns }: { turns: Turns | undefined }) {
  const t = useText()
  return (
    <DataList
      label={t('dialogue.turns.title')}
      columns={[
        { key: 'body', label: t('dialogue.column.body'), main: true, cell: (line) => line.body_name },
        {
          key: 'late',
          label: t('dialogue.turns.late'),
          figures: true,
          cell: (line) => formatNumber(line.late),
        },
        {
          key: 'open',
          label: t('dialogue.turns.open'),
          figures: true,
          cell: (line) => formatNumber(line.open),
        },
        {
          key: 'noted',
          label: t('dialogue.turns.noted'),
          figures: true,
          cell: (line) => formatNumber(line.noted),
        },
        {
          key: 'due',
          label: t('dialogue.turns.first'),
          cell: (line) => (line.first_due_at ? <TimeLeft dueAt={line.first_due_at} limit="law" /> : '–'),
        },
      ]}
      rows={turns?.bodies}
      rowKey={(line) => line.body_id}
      empty={{ sentence: t('dialogue.turns.none') }}
    />
  )
}
