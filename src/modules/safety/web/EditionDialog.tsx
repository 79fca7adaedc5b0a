import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { Kept, type KeptForm } from '#modules/access/web/kept.part.tsx'
import { fieldError, useAct } from '#ui/api.ts'
import { DateField } from '#ui/DateField.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { FieldPair, TextField } from '#ui/fields.tsx'
import { dayKey } from '#ui/format.ts'
import { NumberField } from '#ui/NumberField.tsx'
import { useText } from '#ui/text.ts'
import { type Edition, listEditionsContract, writeEditionContract } from '../instrument.contract.ts'
import { QuestionFields, type WrittenQuestion } from './QuestionFields.tsx'

const levels = ['from_medium', 'from_high', 'from_immediate'] as const

/** The newest edition as the next one begins. */
const startOf = (edition: Edition) => ({
  title_vi: edition.title_vi,
  title_en: edition.title_en,
  from_medium: edition.from_medium as number | '',
  from_high: edition.from_high as number | '',
  from_immediate: edition.from_immediate as number | '',
  valid_from: dayKey(new Date()) as string | null,
  source: '',
  questions: edition.questions.map(
    ({ code, wording_vi, wording_en, weight }): WrittenQuestion => ({
      key: code,
      code,
      wording_vi,
      wording_en,
      weight,
    }),
  ),
})
type Written = ReturnType<typeof startOf>

/** Writes the next edition; what was scored before stays scored by its own questions. Kept as a draft while it is written. */
export function EditionDialog({ from, onClose }: { from: Edition; onClose: () => void }) {
  return (
    <Kept form={`risk.edition.${from.code}`} start={startOf(from)}>
      {(kept) => <Dialog from={from} kept={kept} onClose={onClose} />}
    </Kept>
  )
}

function Dialog({ from, kept, onClose }: { from: Edition; kept: KeptForm<Written>; onClose: () => void }) {
  const t = useText()
  const act = useAct(writeEditionContract, {
    refresh: [listEditionsContract],
    onDone: () => {
      kept.done()
      onClose()
    },
  })
  const { content } = kept
  const set = (part: Partial<Written>) => kept.setContent({ ...content, ...part })
  const isWhole = (each: WrittenQuestion) =>
    each.wording_vi.trim() !== '' && each.wording_en.trim() !== '' && each.weight !== ''
  const send = () => {
    const { valid_from, from_medium, from_high, from_immediate, questions, ...rest } = content
    if (!valid_from || from_medium === '' || from_high === '' || from_immediate === '') return
    act.mutate({
      params: { instrument_code: from.code },
      body: {
        ...rest,
        from_medium,
        from_high,
        from_immediate,
        valid_from,
        mark: from.mark,
        read_edition: from.edition,
        questions: questions.map(({ key: _, code, weight, ...words }) => ({
          ...words,
          ...(code && { code }),
          weight: Number(weight),
        })),
      },
    })
  }
  const line = (field: 'title_vi' | 'title_en' | 'source') => (
    <TextField
      label={t(`safety.editions.${field}`)}
      value={content[field]}
      onChange={(event) => set({ [field]: event.currentTarget.value })}
      error={fieldError(act.error, field)}
    />
  )
  return (
    <FormDialog
      title={t('safety.editions.new')}
      actLabel={t('safety.editions.save')}
      isBusy={act.isPending}
      error={act.error}
      missing={[
        !content.title_vi.trim() && t('safety.editions.title_vi'),
        !content.title_en.trim() && t('safety.editions.title_en'),
        ...levels.map((level) => content[level] === '' && t(`safety.editions.${level}`)),
        (content.questions.length === 0 || !content.questions.every(isWhole)) &&
          t('safety.editions.questions'),
        !content.valid_from && t('safety.editions.valid_from'),
        !content.source.trim() && t('safety.editions.source'),
      ]}
      onAct={send}
      onClose={onClose}
      wide
    >
      <p>{t('safety.editions.means')}</p>
      <FieldPair>
        {line('title_vi')}
        {line('title_en')}
      </FieldPair>
      <FieldPair>
        {levels.map((level) => (
          <NumberField
            key={level}
            label={t(`safety.editions.${level}`)}
            allowNegative={false}
            allowDecimal={false}
            value={content[level]}
            onChange={(value) => set({ [level]: typeof value === 'number' ? value : '' })}
            error={fieldError(act.error, level)}
          />
        ))}
      </FieldPair>
      {content.questions.map((question, at) => (
        <QuestionFields
          key={question.key}
          no={at + 1}
          question={question}
          onChange={(next) =>
            set({ questions: content.questions.map((each) => (each.key === question.key ? next : each)) })
          }
          onDrop={() => set({ questions: content.questions.filter((each) => each.key !== question.key) })}
        />
      ))}
      <div>
        <Button
          variant="default"
          leftSection={<IconPlus size={20} stroke={1.75} aria-hidden />}
          onClick={() =>
            set({
              questions: [
                ...content.questions,
                { key: crypto.randomUUID(), code: null, wording_vi: '', wording_en: '', weight: '' },
              ],
            })
          }
        >
          {t('safety.editions.add')}
        </Button>
      </div>
      <FieldPair>
        <DateField
          label={t('safety.editions.valid_from')}
          value={content.valid_from}
          onChange={(valid_from) => set({ valid_from })}
          error={fieldError(act.error, 'valid_from')}
        />
        {line('source')}
      </FieldPair>
      {kept.mark}
    </FormDialog>
  )
}
