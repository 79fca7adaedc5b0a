import { NumberInput, type NumberInputProps } from '@mantine/core'
import { type Field, useAsked } from './asked.tsx'

/** A whole or decimal number, written the Vietnamese way (`36.852`, `0,5`). */
export function NumberField(props: Field<NumberInputProps>) {
  return (
    <NumberInput
      thousandSeparator="."
      decimalSeparator=","
      hideControls
      inputMode="numeric"
      {...useAsked(props)}
    />
  )
}
