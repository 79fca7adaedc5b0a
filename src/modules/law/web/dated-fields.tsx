import { fieldError } from '#ui/api.ts'
import { DateField } from '#ui/DateField.tsx'
import { FieldPair, TextField } from '#ui/fields.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { useText } from '#ui/text.ts'
import type { Dated } from './kept-rows.tsx'

export interface WrittenDated {
  valid_from: string | null
  source: string
  mark: Dated['mark']
}

/** A new row begins with no day and no source: both are what makes it believable. */
export const emptyDated: WrittenDated = { valid_from: null, source: '', mark: 'C' }

const marks = ['C', 'C*', 'S', 'R', '?'] as const

/** From which day a row holds, where it comes from, and how sure we are. */
export function DatedFields({
  written,
  set,
  error,
}: {
  written: WrittenDated
  set: (part: Partial<WrittenDated>) => void
  error: unknown
}) {
  const t = useText()
  return (
    <>
      <FieldPair>
        <DateField
          label={t('law.kept.since')}
          description={t('law.kept.since_means')}
          value={written.valid_from}
          onChange={(valid_from) => set({ valid_from })}
          error={fieldError(error, 'valid_from')}
        />
        <SelectField
          label={t('law.kept.mark')}
          data={marks.map((value) => ({ value, label: t(`law.mark.${value}`) }))}
          value={written.mark}
          onChange={(next) => set({ mark: marks.find((mark) => mark === next) ?? '?' })}
        />
      </FieldPair>
      <TextField
        label={t('law.kept.source')}
        description={t('law.kept.source_means')}
        value={written.source}
        onChange={(event) => set({ source: event.currentTarget.value })}
        error={fieldError(error, 'source')}
      />
    </>
  )
}

/** Labels of what a dated row still lacks. */
export function useMissingDated(written: WrittenDated): (string | false)[] {
  const t = useText()
  return [!written.valid_from && t('law.kept.since'), !written.source.trim() && t('law.kept.source')]
}
