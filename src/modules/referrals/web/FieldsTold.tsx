import { formatPhone } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { useText } from '#ui/text.ts'
import { fieldWords, isDanger } from '../field.words.ts'
import type { FieldValue } from '../referral.shapes.ts'
import classes from './referrals.module.css'

/** What a desk is told, danger first. */
export function FieldsTold({ fields }: { fields: readonly FieldValue[] }) {
  const t = useText()
  const shown = [...fields].sort((one, other) => Number(isDanger(other)) - Number(isDanger(one)))
  return (
    <dl className={classes.fields}>
      {shown.map((value) => (
        <div key={value.field}>
          <dt>{t(`consent.field.${value.field}`)}</dt>
          <dd className={isDanger(value) ? classes.danger : layout.words}>
            {fieldWords(value, t, formatPhone)}
          </dd>
        </div>
      ))}
    </dl>
  )
}
