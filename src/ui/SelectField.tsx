import { Select, type SelectProps } from '@mantine/core'
import { type Field, useAsked } from './asked.tsx'
import { useText } from './text.ts'

/** One of many; up to eight are better shown as `ChoiceKeys`. */
export function SelectField(props: Field<SelectProps>) {
  const t = useText()
  return <Select allowDeselect={false} nothingFoundMessage={t('ui.found.none')} {...useAsked(props)} />
}
