import {
  Checkbox,
  type CheckboxProps,
  PasswordInput,
  type PasswordInputProps,
  TextInput,
  type TextInputProps,
} from '@mantine/core'
import type { ReactNode } from 'react'
import { type Asked, type Field, useAsked } from './asked.tsx'
import { FieldError } from './FieldError.tsx'
import classes from './fields.module.css'
import { useText } from './text.ts'

/** A line of text. */
export function TextField(props: Field<TextInputProps>) {
  return <TextInput autoComplete="off" {...useAsked(props)} />
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

/** Short fields side by side where there is room. */
export function FieldPair({ children }: { children: ReactNode }) {
  return (
    <div className={classes.pair} data-pair>
      {children}
    </div>
  )
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
