import { FieldError } from './FieldError.tsx'
import classes from './fields.module.css'
import { useText } from './text.ts'

/** What every field of a form says in words. */
export interface Asked {
  /** In words, above the field; a placeholder is never the label. */
  label: string
  /** Says "nếu cần" beside the label. */
  optional?: boolean
  error?: string | null | undefined
}

/** Properties of a Mantine input with our label and error in their place. */
export type Field<P> = Omit<P, 'label' | 'error'> & Asked

/** Turns our label and error into what a Mantine input takes. */
export function useAsked<P extends Asked>({ label, optional, error, ...rest }: P) {
  const t = useText()
  return {
    ...rest,
    error: error ? <FieldError>{error}</FieldError> : undefined,
    errorProps: { component: 'div' as const },
    label: optional ? (
      <>
        {label} <span className={classes.optional}>{t('ui.field.optional')}</span>
      </>
    ) : (
      label
    ),
  }
}
