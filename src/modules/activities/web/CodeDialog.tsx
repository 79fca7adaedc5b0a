import { fold } from '#kernel/fold.ts'
import { Kept, type KeptForm } from '#modules/access/web/kept.part.tsx'
import { fieldError, useAct } from '#ui/api.ts'
import { DateField } from '#ui/DateField.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { CheckField, FieldPair, TextField } from '#ui/fields.tsx'
import { dayKey } from '#ui/format.ts'
import { SelectField } from '#ui/SelectField.tsx'
import { useText } from '#ui/text.ts'
import type { CodeList } from '../activity.codes.ts'
import {
  type ActivityCode,
  addActivityCodeContract,
  changeActivityCodeContract,
  listActivityCodesContract,
} from '../code.contract.ts'
import { familiesOf } from './code-families.ts'

interface Props {
  list: CodeList
  /** The line whose words or end are changed; a new line where there is none. */
  line?: ActivityCode
  onClose: () => void
}

interface CodeForm {
  title_vi: string
  title_en: string
  family: string
  training: boolean
  never_named: boolean
  valid_from: string | null
  valid_until: string | null
  source: string
}

const startOf = (list: CodeList, line: ActivityCode | undefined): CodeForm => ({
  title_vi: line?.title_vi ?? '',
  title_en: line?.title_en ?? '',
  family: line?.family ?? familiesOf(list)[0] ?? '',
  training: line?.training ?? false,
  never_named: line?.never_named ?? false,
  valid_from: line?.valid_from ?? dayKey(new Date()),
  valid_until: line?.valid_until ?? null,
  source: line?.source ?? '',
})

/** The name a new line is kept under, out of its words: letters and digits without tones. */
const codeOf = (title: string) =>
  `l_${fold(title)
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '')}`.slice(0, 40)

/** A line of a list, added or changed; what is typed is kept. */
export function CodeDialog(props: Props) {
  const { list, line } = props
  const form = line
    ? `activity.code.${list}.${line.version}.${line.code}`.slice(0, 60)
    : `activity.code.${list}`
  return (
    <Kept<CodeForm> form={form} start={startOf(list, line)}>
      {(kept) => <Asked {...props} kept={kept} />}
    </Kept>
  )
}

function Asked({ list, line, onClose, kept }: Props & { kept: KeptForm<CodeForm> }) {
  const t = useText()
  const { content: form, set } = kept
  const done = {
    refresh: [listActivityCodesContract],
    onDone: () => {
      kept.done()
      onClose()
    },
  }
  const add = useAct(addActivityCodeContract, done)
  const change = useAct(changeActivityCodeContract, done)
  const error = add.error ?? change.error
  const families = familiesOf(list)
  const send = () => {
    const { title_vi, title_en, valid_from, valid_until, source, training, never_named } = form
    const family = families.find((each) => each === form.family)
    if (line)
      change.mutate({
        params: { code: line.code },
        body: { version: line.version, list, title_vi, title_en, valid_until },
      })
    else if (valid_from)
      add.mutate({
        body: {
          list,
          code: codeOf(title_vi),
          title_vi,
          title_en,
          valid_from,
          source,
          training: list === 'kind' && training,
          never_named: list === 'audience' && never_named,
          ...(family ? { family } : {}),
        },
      })
  }
  return (
    <FormDialog
      title={line ? line.title_vi : t('activities.codes.add')}
      actLabel={t('activities.codes.save')}
      isBusy={add.isPending || change.isPending}
      error={error}
      onClose={onClose}
      missing={[
        !form.title_vi.trim() && t('activities.codes.title_vi'),
        !form.title_en.trim() && t('activities.codes.title_en'),
        !line && !form.valid_from && t('activities.codes.valid_from'),
        !line && !form.source.trim() && t('activities.codes.source'),
      ]}
      onAct={send}
    >
      {kept.mark}
      {(['title_vi', 'title_en'] as const).map((name) => (
        <TextField
          key={name}
          label={t(`activities.codes.${name}`)}
          maxLength={120}
          value={form[name]}
          onChange={(event) => set({ [name]: event.currentTarget.value })}
          error={fieldError(error, name)}
        />
      ))}
      {!line && families.length > 0 && (
        <SelectField
          label={t('activities.codes.family')}
          data={families.map((value) => ({ value, label: t(`activities.family.${value}`) }))}
          value={form.family}
          onChange={(next) => set({ family: next ?? form.family })}
        />
      )}
      {!line && list === 'kind' && (
        <CheckField
          label={t('activities.codes.training')}
          checked={form.training}
          onChange={(event) => set({ training: event.currentTarget.checked })}
        />
      )}
      {!line && list === 'audience' && (
        <CheckField
          label={t('activities.codes.never_named')}
          checked={form.never_named}
          onChange={(event) => set({ never_named: event.currentTarget.checked })}
        />
      )}
      {line ? (
        <DateField
          label={t('activities.codes.valid_until')}
          value={form.valid_until}
          onChange={(valid_until) => set({ valid_until })}
          error={fieldError(error, 'valid_until')}
        />
      ) : (
        <FieldPair>
          <DateField
            label={t('activities.codes.valid_from')}
            value={form.valid_from}
            onChange={(valid_from) => set({ valid_from })}
            error={fieldError(error, 'valid_from')}
          />
          <TextField
            label={t('activities.codes.source')}
            maxLength={300}
            value={form.source}
            onChange={(event) => set({ source: event.currentTarget.value })}
            error={fieldError(error, 'source')}
          />
        </FieldPair>
      )}
    </FormDialog>
  )
}
