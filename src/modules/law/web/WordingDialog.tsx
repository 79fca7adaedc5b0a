import { Kept, type KeptForm } from '#modules/access/web/kept.part.tsx'
import { fieldError, useAct } from '#ui/api.ts'
import { FormDialog } from '#ui/FormDialog.tsx'
import { dayKey } from '#ui/format.ts'
import { TextArea } from '#ui/TextArea.tsx'
import { useText } from '#ui/text.ts'
import { type KeptText, keepText, listKeptTexts } from '../keeping.contract.ts'
import { DatedFields, emptyDated, useMissingDated } from './dated-fields.tsx'

const startOf = (text: KeptText) => ({
  body: text.body,
  ...emptyDated,
  valid_from: dayKey(new Date()) as string | null,
})
type Written = ReturnType<typeof startOf>

/** A new wording of a text; it says "chưa duyệt" beside it until somebody else signs it. */
export function WordingDialog({ text, onClose }: { text: KeptText; onClose: () => void }) {
  return (
    <Kept form={`law.text.${text.key}.${text.lang}`.slice(0, 60)} start={startOf(text)}>
      {(kept) => <Dialog text={text} kept={kept} onClose={onClose} />}
    </Kept>
  )
}

function Dialog({ text, kept, onClose }: { text: KeptText; kept: KeptForm<Written>; onClose: () => void }) {
  const t = useText()
  const act = useAct(keepText, {
    refresh: [listKeptTexts],
    onDone: () => {
      kept.done()
      onClose()
    },
  })
  const { content } = kept
  const set = (part: Partial<Written>) => kept.setContent({ ...content, ...part })
  return (
    <FormDialog
      title={t('law.texts.write_title')}
      actLabel={t('law.kept.save')}
      isBusy={act.isPending}
      error={act.error}
      missing={[!content.body.trim() && t('law.texts.body'), ...useMissingDated(content)]}
      onAct={() =>
        content.valid_from &&
        act.mutate({
          params: { code: text.key },
          body: { ...content, lang: text.lang, valid_from: content.valid_from, read_from: text.valid_from },
        })
      }
      onClose={onClose}
      wide
    >
      <p>{t('law.texts.write_means')}</p>
      <TextArea
        label={t('law.texts.body')}
        value={content.body}
        onChange={(event) => set({ body: event.currentTarget.value })}
        error={fieldError(act.error, 'body')}
      />
      <DatedFields written={content} set={set} error={act.error} />
      {kept.mark}
    </FormDialog>
  )
}
