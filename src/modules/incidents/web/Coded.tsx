import { SelectField } from '#ui/SelectField.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import { type CodeList, choicesIn } from './words.ts'

/** One code of a list. */
export function Coded<T extends string>({
  label,
  list,
  codes,
  value,
  onChange,
}: {
  /** Key of the catalogue. */
  label: string
  list: CodeList
  codes: readonly T[]
  value: T
  onChange: (code: T) => void
}) {
  const t = useText()
  const { language } = useLanguage()
  return (
    <SelectField
      label={t(label)}
      searchable={codes.length > 8}
      data={choicesIn(list, codes, language)}
      value={value}
      onChange={(code) => code && onChange(code as T)}
    />
  )
}
