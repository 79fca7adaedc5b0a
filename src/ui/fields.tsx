import {
  Checkbox,
  type CheckboxProps,
  NumberInput,
  type NumberInputProps,
  PasswordInput,
  type PasswordInputProps,
  Select,
  type SelectProps,
  Textarea,
  type TextareaProps,
  TextInput,
  type TextInputProps,
} from '@mantine/core'
import type { ReactNode } from 'react'
import { FieldError } from './FieldError.tsx'
import classes from './fields.module.css'
import { useText } from './text.ts'

interface Asked {
  /** In words, above the field; a placeholder is never the label. */
  label: string
  /** Says "nếu cần" beside the label. */
  optional?: boolean
  error?: string | null | undefined
}

type Field<P> = Omit<P, 'label' | 'error'> & Asked

function useAsked<P extends Asked>({ label, optional, error, ...rest }: P) {
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

/** A line of text. */
export function TextField(props: Field<TextInputProps>) {
  return <TextInput autoComplete="off" {...useAsked(props)} />
}

/** Several lines that grow with what is written. */
export function TextArea(props: Field<TextareaProps>) {
  return <Textarea autosize minRows={3} maxRows={16} autoComplete="off" {...useAsked(props)} />
}

/** A password, which may be shown; pasting from a password manager is welcome. */
export function PasswordField(props: Field<PasswordInputProps>) {
  const t = useText()
  return (
    <PasswordInput
      visibilityToggleButtonProps={{
        'aria-label': t('ui.field.show_password'),
        tabIndex: 0,
        'aria-hidden': false,
      }}
      {...useAsked(props)}
    />
  )
}

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

/** One of many; up to eight are better shown as `ChoiceKeys`. */
export function SelectField(props: Field<SelectProps>) {
  const t = useText()
  return <Select allowDeselect={false} nothingFoundMessage={t('ui.found.none')} {...useAsked(props)} />
}

/** Yes or no beside its sentence. */
export function CheckField({
  label,
  error,
  ...rest
}: Omit<CheckboxProps, 'label' | 'error'> & Omit<Asked, 'optional'>) {
  return (
    <Checkbox
      size="md"
      label={label}
      error={error ? <FieldError>{error}</FieldError> : undefined}
      {...rest}
    />
  )
}

/** Several controls under one question. */
export function FieldGroup({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    <fieldset className={classes.group}>
      <legend className={classes.legend}>{label}</legend>
      <div className={classes.form}>{children}</div>
    </fieldset>
  )
}

/** Short fields side by side where there is room. */
export function FieldPair({ children }: { children: ReactNode }) {
  return <div className={classes.pair}>{children}</div>
}

/** One column of fields; sends with Enter from a line of text and never reloads the page. */
export function Form({ onSend, children }: { onSend: () => void; children: ReactNode }) {
  return (
    <form
      noValidate
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault()
        onSend()
      }}
    >
      {children}
    </form>
  )
}

/** The bar at the foot of a form: what is missing, the saved state, the way out. */
export function FormFoot({ missing, children }: { missing?: ReactNode; children: ReactNode }) {
  return (
    <div className={classes.foot}>
      <div>{missing}</div>
      <div className={classes.ways}>{children}</div>
    </div>
  )
}
