import { Button } from '@mantine/core'
import { DateField } from '#ui/DateField.tsx'
import { CheckField, TextField } from '#ui/fields.tsx'
import { dayKey } from '#ui/format.ts'
import { useText } from '#ui/text.ts'
import { advices, outcomes } from '../../contact.codes.ts'
import { useLabel } from '../labels.ts'
import { instantOf } from '../moments.ts'
import { CodeChoices, keysOf } from './CodeChoices.tsx'
import { type ContactForm, dayLater } from './contact-form.ts'
import { KeySection } from './KeySection.tsx'
import { adviceCaps, outcomeCaps } from './key-caps.ts'
import classes from './new-contact.module.css'
import type { PartProps } from './parts.ts'

/** What was advised and how it ended. */
export function ResultSection({ form, set }: PartProps) {
  const t = useText()
  const label = useLabel()
  const advice = {
    label: t('hotline.new.advice'),
    several: true,
    columns: 5,
    first: 10,
    chosen: form.advice,
    choices: advices.map((code) => ({
      value: code as string,
      label: label('advice', code),
      keyCap: adviceCaps[code],
    })),
    onChange: (chosen: string[]) => set({ advice: chosen as ContactForm['advice'] }),
  }
  const outcome = {
    label: t('hotline.new.outcome'),
    columns: 5,
    chosen: form.outcome ? [form.outcome] : [],
    choices: outcomes.map((code) => ({
      value: code as string,
      label: label('outcome', code),
      keyCap: outcomeCaps[code],
    })),
    onChange: ([next]: string[]) => set({ outcome: (next as ContactForm['outcome']) ?? null }),
  }
  const { callback } = form
  const isWrong = callback.clock !== '' && !instantOf(callback.day ?? dayKey(new Date()), callback.clock)
  return (
    <KeySection title={t('hotline.new.result')} jump="Alt+8" groups={[keysOf(outcome), keysOf(advice)]}>
      <div className={classes.stack}>
        <CodeChoices {...outcome} />
        {form.outcome === 'callback_agreed' && (
          <div className={classes.callback}>
            <DateField
              label={t('hotline.new.callback_day')}
              value={callback.day}
              min={dayKey(new Date())}
              onChange={(day) => set({ callback: { ...callback, day } })}
            />
            <TextField
              label={t('hotline.new.callback_clock')}
              placeholder="8:30"
              inputMode="numeric"
              value={callback.clock}
              error={isWrong ? t('hotline.reach.clock_wrong') : undefined}
              onChange={(event) =>
                set({
                  callback: { day: callback.day ?? dayKey(new Date()), clock: event.currentTarget.value },
                })
              }
            />
            <Button variant="default" onClick={() => set({ callback: dayLater(new Date()) })}>
              {t('hotline.new.callback_24h')}
            </Button>
          </div>
        )}
        {form.outcome === 'lost_line' && (
          <CheckField
            label={t('hotline.new.emergency_callback')}
            checked={form.emergency_callback}
            onChange={(event) => set({ emergency_callback: event.currentTarget.checked })}
          />
        )}
        <CodeChoices {...advice} />
      </div>
    </KeySection>
  )
}
