import { useText } from '#ui/text.ts'
import { callers } from '../../contact.codes.ts'
import { useLabel } from '../labels.ts'
import { CodeChoices, keysOf } from './CodeChoices.tsx'
import type { ContactForm } from './contact-form.ts'
import { KeySection } from './KeySection.tsx'
import { ageCaps, callerCaps, sexCaps } from './key-caps.ts'
import classes from './new-contact.module.css'
import { isGuarded, isYoung, type PartProps } from './parts.ts'

/** Who calls; a child is asked who else is in the room, and one who pries is told nothing. */
export function CallerSection({ form, set }: PartProps) {
  const t = useText()
  const label = useLabel()
  const who = {
    label: t('hotline.new.caller'),
    isLabelled: true,
    columns: 5,
    chosen: form.caller ? [form.caller] : [],
    choices: callers.map((code) => ({
      value: code as string,
      label: label('caller', code),
      keyCap: callerCaps[code],
      danger: code === 'prying',
    })),
    onChange: ([caller]: string[]) => set({ caller: (caller as ContactForm['caller']) ?? null }),
  }
  const sex = {
    label: t('hotline.new.sex'),
    columns: 3,
    chosen: form.caller_sex ? [form.caller_sex] : [],
    choices: Object.entries(sexCaps).map(([value, keyCap]) => ({
      value,
      keyCap,
      label: label('sex', value),
    })),
    onChange: ([next]: string[]) => set({ caller_sex: (next as ContactForm['caller_sex']) ?? null }),
  }
  const age = {
    label: t('hotline.new.age'),
    columns: 3,
    chosen: form.caller_age ? [form.caller_age] : [],
    choices: Object.entries(ageCaps).map(([value, keyCap]) => ({
      value,
      keyCap,
      label: label('age', value),
    })),
    onChange: ([next]: string[]) => set({ caller_age: (next as ContactForm['caller_age']) ?? null }),
  }
  const yesNo = (
    question: string,
    value: boolean | null,
    caps: readonly [string, string],
    change: (next: boolean | null) => void,
  ) => ({
    label: question,
    columns: 2,
    chosen: value === null ? [] : [value ? 'yes' : 'no'],
    choices: [
      { value: 'yes', label: t('hotline.reach.yes_plain'), keyCap: caps[0] },
      { value: 'no', label: t('hotline.reach.no_plain'), keyCap: caps[1] },
    ],
    onChange: ([next]: string[]) => change(next === undefined ? null : next === 'yes'),
  })
  const alone = yesNo(t('hotline.new.alone'), form.alone, ['8', '9'], (next) => set({ alone: next }))
  const parent = yesNo(t('hotline.new.parent'), form.parent_may_know, ['7', '0'], (next) =>
    set({ parent_may_know: next }),
  )
  const young = isYoung(form)
  const asksAlone = young || form.danger.includes('suicide_risk') || form.danger.includes('danger_now')
  return (
    <KeySection
      title={t('hotline.new.caller')}
      jump="Alt+3"
      groups={[who, sex, age, ...(asksAlone ? [alone] : []), ...(young ? [parent] : [])].map(keysOf)}
    >
      <div className={classes.stack}>
        <CodeChoices {...who} />
        {isGuarded(form) ? (
          <p className={classes.guard}>{t(`hotline.guard.${form.caller}`)}</p>
        ) : (
          <>
            {young && <p className={classes.quiet}>{t('hotline.new.parent_note')}</p>}
            <div className={classes.pairs}>
              {asksAlone && <CodeChoices {...alone} />}
              {young && <CodeChoices {...parent} />}
              <CodeChoices {...sex} />
              <CodeChoices {...age} />
            </div>
          </>
        )}
      </div>
    </KeySection>
  )
}
