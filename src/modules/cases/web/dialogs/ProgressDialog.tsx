import { useState } from 'react'
import { useAct } from '#ui/api.ts'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { useText } from '#ui/text.ts'
import type { CaseFileView } from '../../case.contract.ts'
import { type GoalView, progressGoalContract } from '../../plan.contract.ts'
import { type Progress, progresses } from '../../plan.life.ts'
import { choicesOf } from '../labels.tsx'

/** How far a goal has come, and which of its actions were done; each note is kept. */
export function ProgressDialog({
  file,
  planId,
  goal,
  onClose,
}: {
  file: CaseFileView
  planId: string
  goal: GoalView
  onClose: () => void
}) {
  const t = useText()
  const [progress, setProgress] = useState<Progress>(goal.progress)
  const [done, setDone] = useState<string[]>([])
  const [words, setWords] = useState('')
  const act = useAct(progressGoalContract, { onDone: onClose })
  const planned = goal.actions.filter((action) => action.state === 'planned')
  return (
    <FormDialog
      title={t('cases.plan.progress')}
      actLabel={t('cases.act.save')}
      isBusy={act.isPending}
      error={act.error}
      onAct={() =>
        act.mutate({
          params: { case_id: file.id, plan_id: planId, goal_id: goal.id },
          body: { version: goal.version, progress, done_ids: done, ...(words.trim() ? { words } : {}) },
        })
      }
      onClose={onClose}
    >
      {goal.words && <p>{goal.words}</p>}
      <ChoiceKeys<Progress>
        label={t('cases.plan.progress_now')}
        columns={3}
        required
        choices={choicesOf(progresses, 'cases.progress', t)}
        chosen={[progress]}
        onChange={([next]) => next && setProgress(next)}
      />
      {planned.length > 0 && (
        <ChoiceKeys
          label={t('cases.plan.done_actions')}
          several
          columns={1}
          choices={planned.map((action) => ({
            value: action.id,
            label: action.words?.what ?? t(`cases.service.${action.kind}`),
          }))}
          chosen={done}
          onChange={setDone}
        />
      )}
      <TextArea
        label={t('cases.plan.progress_words')}
        optional
        maxLength={8000}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
    </FormDialog>
  )
}
