import { SelectField } from '#ui/SelectField.tsx'
import { useText } from '#ui/text.ts'
import classes from './Rights.module.css'

/** One narrowing of a register: any, or one of its codes by their labels. */
export function CodeFilter(props: {
  label: string
  codes: readonly string[]
  labelOf: (code: string) => string
  value: string | undefined
  onChange: (code: string | undefined) => void
}) {
  const t = useText()
  return (
    <div className={classes.narrow}>
      <SelectField
        label={props.label}
        data={[
          { value: '', label: t('rights.any') },
          ...props.codes.map((code) => ({ value: code, label: props.labelOf(code) })),
        ]}
        value={props.value ?? ''}
        onChange={(code) => props.onChange(code || undefined)}
      />
    </div>
  )
}
