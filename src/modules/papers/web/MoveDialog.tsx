import { useState } from 'react'
import { fieldError, useAct } from '#ui/api.ts'
import { call } from '#ui/call.ts'
import { DateField } from '#ui/DateField.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { TextField } from '#ui/fields.tsx'
import { dayKey } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { type Found, PlaceField } from '#ui/PlaceField.tsx'
import { useText } from '#ui/text.ts'
import { listPapersContract, movePaperContract, type PaperView } from '../paper.contract.ts'
import type { PaperMove } from '../paper.life.ts'

/** Papers in force, by a few letters of number or subject. */
export async function searchPapers(q: string): Promise<Found[]> {
  const { items } = await call(listPapersContract, { query: { q, state: 'in_force', limit: 8 } })
  return items.map((paper) => ({
    id: paper.id,
    label: paper.subject,
    hint: [paper.number, paper.issuer].filter(Boolean).join(' · '),
  }))
}

/** A step in the life of a paper: from which day, and what took its place. */
export function MoveDialog({
  paper,
  move,
  onClose,
}: {
  paper: PaperView
  move: PaperMove
  onClose: () => void
}) {
  const t = useText()
  const [on, setOn] = useState<string | null>(move === 'issue' ? paper.issued_on : dayKey(new Date()))
  const [by, setBy] = useState<Found | null>(null)
  const [words, setWords] = useState('')
  const act = useAct(movePaperContract, { onDone: onClose })
  return (
    <FormDialog
      title={t(`papers.move.${move}`)}
      actLabel={t(`papers.move.${move}`)}
      danger={move === 'withdraw'}
      isBusy={act.isPending}
      error={act.error}
      onClose={onClose}
      missing={[move === 'replace' && !by && t('papers.field.replacement'), !on && t('papers.field.on')]}
      onAct={() =>
        on &&
        (move !== 'replace' || by) &&
        act.mutate({
          params: { paper_id: paper.id },
          body: {
            version: paper.version,
            move,
            on,
            ...(move === 'replace' && by ? { replaced_by: by.id } : {}),
            ...(words.trim() ? { words } : {}),
          },
        })
      }
    >
      <div className={layout.stack}>
        {move === 'replace' && (
          <PlaceField
            label={t('papers.field.replacement')}
            value={by}
            onChange={setBy}
            search={searchPapers}
          />
        )}
        <DateField
          label={t('papers.field.on')}
          value={on}
          onChange={setOn}
          error={fieldError(act.error, 'on')}
        />
        <TextField
          label={t('papers.field.words')}
          optional
          maxLength={600}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
      </div>
    </FormDialog>
  )
}
