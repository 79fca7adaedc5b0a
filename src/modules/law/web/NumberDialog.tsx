import { Kept, type KeptForm } from '#modules/access/web/kept.part.tsx'
import { fieldError, useAct } from '#ui/api.ts'
import { FormDialog } from '#ui/FormDialog.tsx'
import { CheckField, FieldPair, TextField } from '#ui/fields.tsx'
import { useMe } from '#ui/me.ts'
import { useText } from '#ui/text.ts'
import { type KeptNumber, keepNumber, listKeptNumbers } from '../keeping.contract.ts'
import { DatedFields, emptyDated, useMissingDated } from './dated-fields.tsx'

const startOf = (number: KeptNumber | undefined) => ({
  number_printed: number?.number_printed ?? '',
  name_vi: number?.name_vi ?? '',
  name_en: number?.name_en ?? '',
  what_for_vi: number?.what_for_vi ?? '',
  what_for_en: number?.what_for_en ?? '',
  hours_vi: number?.hours_vi ?? '',
  hours_en: number?.hours_en ?? '',
  show_publicly: number?.show_publicly ?? true,
  ...emptyDated,
})
type Written = ReturnType<typeof startOf>
const needed = ['number_printed', 'name_vi', 'name_en', 'what_for_vi', 'what_for_en'] as const

/** A number for help from a day on: a new one of this province, or the next row of one that stands. */
export function NumberDialog({ number, onClose }: { number: KeptNumber | undefined; onClose: () => void }) {
  return (
    <Kept form={`law.number.${number?.code.toLowerCase() ?? 'new'}`} start={startOf(number)}>
      {(kept) => <Dialog number={number} kept={kept} onClose={onClose} />}
    </Kept>
  )
}

function Dialog(props: { number: KeptNumber | undefined; kept: KeptForm<Written>; onClose: () => void }) {
  const { number, kept, onClose } = props
  const t = useText()
  const me = useMe()
  const act = useAct(keepNumber, {
    refresh: [listKeptNumbers],
    onDone: () => {
      kept.done()
      onClose()
    },
  })
  const { content } = kept
  const set = (part: Partial<Written>) => kept.setContent({ ...content, ...part })
  const line = (field: (typeof needed)[number] | 'hours_vi' | 'hours_en') => (
    <TextField
      label={t(`law.numbers.${field}`)}
      optional={field === 'hours_vi' || field === 'hours_en'}
      value={content[field]}
      onChange={(event) => set({ [field]: event.currentTarget.value })}
      error={fieldError(act.error, field)}
    />
  )
  const send = () => {
    const { valid_from, hours_vi, hours_en, ...rest } = content
    if (!valid_from) return
    act.mutate({
      params: { code: number?.code ?? `${me.province.id}-${rest.number_printed.replaceAll(/[^0-9]/g, '')}` },
      body: {
        ...rest,
        valid_from,
        read_from: number?.valid_from ?? null,
        hours_vi: hours_vi.trim() || null,
        hours_en: hours_en.trim() || null,
      },
    })
  }
  const oneHour = Boolean(content.hours_vi.trim()) !== Boolean(content.hours_en.trim())
  return (
    <FormDialog
      title={t(number ? 'law.numbers.change' : 'law.numbers.add')}
      actLabel={t('law.kept.save')}
      isBusy={act.isPending}
      error={act.error}
      missing={[
        ...needed.map((field) => !content[field].trim() && t(`law.numbers.${field}`)),
        oneHour && t(content.hours_vi.trim() ? 'law.numbers.hours_en' : 'law.numbers.hours_vi'),
        ...useMissingDated(content),
      ]}
      onAct={send}
      onClose={onClose}
      wide
    >
      {line('number_printed')}
      {(['name', 'what_for', 'hours'] as const).map((field) => (
        <FieldPair key={field}>
          {line(`${field}_vi`)}
          {line(`${field}_en`)}
        </FieldPair>
      ))}
      <CheckField
        label={t('law.numbers.show')}
        checked={content.show_publicly}
        onChange={(event) => set({ show_publicly: event.currentTarget.checked })}
      />
      <DatedFields written={content} set={set} error={act.error} />
      {kept.mark}
    </FormDialog>
  )
}
