import { useState } from 'react'
import { Kept, type KeptForm } from '#modules/access/web/kept.part.tsx'
import { useAct } from '#ui/api.ts'
import { FormDialog } from '#ui/FormDialog.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { useText } from '#ui/text.ts'
import type { CaseFileView } from '../../case.contract.ts'
import type { AssessmentSection } from '../../need.codes.ts'
import { type NeedsView, writeAssessmentContract } from '../../need.contract.ts'

interface Props {
  file: CaseFileView
  section: AssessmentSection
  written: NeedsView['assessment'][number] | undefined
  onClose: () => void
}

/** One section of the first assessment: questions to talk along, and one field for what she says. */
export function AssessmentDialog(props: Props) {
  return (
    <Kept
      form={`care.section.${props.section}.${props.file.id}`}
      start={{ words: props.written?.words ?? '' }}
    >
      {(kept) => <AssessmentForm {...props} kept={kept} />}
    </Kept>
  )
}

function AssessmentForm({
  file,
  section,
  written,
  onClose,
  kept,
}: Props & { kept: KeptForm<{ words: string }> }) {
  const t = useText()
  const [version] = useState(written?.version ?? null)
  const [isTried, setTried] = useState(false)
  const write = useAct(writeAssessmentContract, {
    onDone: () => {
      kept.done()
      onClose()
    },
  })
  const { words } = kept.content
  const send = () => {
    setTried(true)
    if (words.trim() !== '') write.mutate({ params: { case_id: file.id, section }, body: { version, words } })
  }
  return (
    <FormDialog
      title={t(`cases.section.${section}`)}
      actLabel={t('cases.act.save')}
      isBusy={write.isPending}
      error={write.error}
      onAct={send}
      onClose={onClose}
      wide
    >
      <p>{t(`cases.ask.${section}`)}</p>
      <TextArea
        label={t('cases.assessment.words')}
        minRows={8}
        maxLength={8000}
        value={words}
        onChange={(event) => kept.setContent({ words: event.currentTarget.value })}
        error={isTried && words.trim() === '' ? t('cases.missing.text') : undefined}
        data-autofocus
      />
      {kept.mark}
    </FormDialog>
  )
}
