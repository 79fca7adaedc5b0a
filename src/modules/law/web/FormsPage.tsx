import { useState } from 'react'
import { type KeptForm as Draft, Kept } from '#modules/access/web/kept.part.tsx'
import { fieldError, useAct, useRead } from '#ui/api.ts'
import { SubLine } from '#ui/DataList.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { TextField } from '#ui/fields.tsx'
import { useMay } from '#ui/me.ts'
import { useLanguage, useText } from '#ui/text.ts'
import { type KeptForm, keepForm, listKeptForms } from '../keeping.contract.ts'
import { DatedFields, emptyDated, useMissingDated } from './dated-fields.tsx'
import { ChangeButton, KeptPage, thingsOf } from './kept-rows.tsx'

/** Printed forms: a decree that renumbers them is a new row, and papers of earlier days keep their number. */
export default function FormsPage() {
  const t = useText()
  const may = useMay()
  const { language } = useLanguage()
  const [asked, setAsked] = useState<KeptForm>()
  const read = useRead(listKeptForms, {})
  const title = (form: KeptForm) => (language === 'vi' ? form.title_vi : form.title_en)
  return (
    <KeptPage
      name="forms"
      things={thingsOf(read.data?.items, (form) => form.code)}
      error={read.error}
      onRetry={() => void read.refetch()}
      wordsOf={(form) => `${form.form_number ?? ''} ${title(form)} ${form.basis}`}
      columns={[
        {
          key: 'number',
          label: t('law.forms.number'),
          cell: ({ newest }) => newest.form_number ?? t('law.forms.no_number'),
        },
        {
          key: 'title',
          label: t('law.forms.name'),
          main: true,
          cell: ({ newest }) => (
            <>
              {title(newest)}
              <SubLine>{newest.basis}</SubLine>
            </>
          ),
        },
      ]}
      act={
        may('law.keep')
          ? ({ id, newest }) => (
              <ChangeButton of={id} label={t('law.kept.change')} onClick={() => setAsked(newest)} />
            )
          : undefined
      }
    >
      {asked && (
        <Kept form={`law.form.${asked.code}`} start={startOf(asked)}>
          {(kept) => <Dialog form={asked} kept={kept} onClose={() => setAsked(undefined)} />}
        </Kept>
      )}
    </KeptPage>
  )
}

const startOf = ({ form_number, title_vi, title_en, basis }: KeptForm) => ({
  form_number: form_number ?? '',
  title_vi,
  title_en,
  basis,
  ...emptyDated,
})
type Written = ReturnType<typeof startOf>

function Dialog({ form, kept, onClose }: { form: KeptForm; kept: Draft<Written>; onClose: () => void }) {
  const t = useText()
  const act = useAct(keepForm, {
    refresh: [listKeptForms],
    onDone: () => {
      kept.done()
      onClose()
    },
  })
  const { content } = kept
  const set = (part: Partial<Written>) => kept.setContent({ ...content, ...part })
  const line = (field: 'form_number' | 'title_vi' | 'title_en' | 'basis') => (
    <TextField
      label={t(`law.forms.${field}`)}
      optional={field === 'form_number'}
      value={content[field]}
      onChange={(event) => set({ [field]: event.currentTarget.value })}
      error={fieldError(act.error, field)}
    />
  )
  return (
    <FormDialog
      title={t('law.forms.change')}
      actLabel={t('law.kept.save')}
      isBusy={act.isPending}
      error={act.error}
      missing={[
        ...(['title_vi', 'title_en', 'basis'] as const).map(
          (field) => !content[field].trim() && t(`law.forms.${field}`),
        ),
        ...useMissingDated(content),
      ]}
      onAct={() =>
        content.valid_from &&
        act.mutate({
          params: { code: form.code },
          body: {
            ...content,
            valid_from: content.valid_from,
            read_from: form.valid_from,
            form_number: content.form_number.trim() || null,
          },
        })
      }
      onClose={onClose}
    >
      {line('form_number')}
      {line('title_vi')}
      {line('title_en')}
      {line('basis')}
      <DatedFields written={content} set={set} error={act.error} />
      {kept.mark}
    </FormDialog>
  )
}
