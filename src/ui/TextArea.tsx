import { Textarea, type TextareaProps } from '@mantine/core'
import { type Field, useAsked } from './asked.tsx'

/** Several lines that grow with what is written. */
export function TextArea(props: Field<TextareaProps>) {
  return <Textarea autosize minRows={3} maxRows={16} autoComplete="off" {...useAsked(props)} />
}
