import { Button } from '@mantine/core'
import { IconPhoneOff } from '@tabler/icons-react'
import type { RefObject } from 'react'
import { useNow } from '#ui/clock.ts'
import { DateField } from '#ui/DateField.tsx'
import { CheckField, TextField } from '#ui/fields.tsx'
import { dayKey, formatClock, formatSpan } from '#ui/format.ts'
import { KeyCap } from '#ui/KeyCap.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { NowMark } from '#ui/SunMark.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import { bodies, contactKinds, interpreters, languages } from '../../contact.codes.ts'
import { useLabel } from '../labels.ts'
import { backMoments, type ContactForm } from './contact-form.ts'
import classes from './new-contact.module.css'
import type { PartProps } from './parts.ts'

/** How it reached us and in which language: the first question. Also the way to enter it afterwards with its true time. */
export function HeadBar({
  form,
  set,
  onLost,
  languageField,
}: PartProps & { onLost: () => void; languageField: RefObject<HTMLInputElement | null> }) {
  const t = useText()
  const label = useLabel()
  const { language } = useLanguage()
  const now = useNow()
  const options = (list: 'kind' | 'language' | 'interpreter' | 'body', all: readonly string[]) =>
    all.map((code) => ({ value: code, label: label(list, code) }))
  const lasted = Math.max(0, now - Date.parse(form.started_at))
  const isBackWrong = form.back?.from && form.back.until && !backMoments(form.back)
  return (
    <header className={classes.bar}>
      <div className={classes.live}>
        {!form.back && <NowMark />}
        <div>
          <h1 className={classes.title}>{t('hotline.new.title')}</h1>
          <p className={`${classes.quiet} figures`}>
            {form.back
              ? t('hotline.new.back_entered')
              : t('hotline.new.began', {
                  moment: formatClock(form.started_at),
                  span: formatSpan(lasted, language),
                })}
          </p>
        </div>
      </div>
      <div className={classes.way}>
        <SelectField
          label={t('hotline.new.kind')}
          data={options('kind', contactKinds)}
          value={form.kind}
          onChange={(kind) => kind && set({ kind: kind as ContactForm['kind'] })}
        />
        {form.kind === 'handover' && (
          <SelectField
            label={t('hotline.new.received_from')}
            data={options('body', bodies)}
            value={form.received_from}
            onChange={(body) => set({ received_from: body as ContactForm['received_from'] })}
          />
        )}
        <SelectField
          ref={languageField}
          label={t('hotline.new.language')}
          data={options('language', languages)}
          value={form.language}
          onChange={(spoken) => spoken && set(afterLanguage(form, spoken as ContactForm['language']))}
        />
        {(form.language !== 'vi' || form.interpreter !== 'none') && (
          <SelectField
            label={t('hotline.new.interpreter')}
            data={options('interpreter', interpreters)}
            value={form.interpreter}
            onChange={(next) => next && set({ interpreter: next as ContactForm['interpreter'] })}
          />
        )}
      </div>
      <div className={classes.ways}>
        <Button
          variant="default"
          leftSection={<IconPhoneOff size={20} stroke={1.75} aria-hidden />}
          rightSection={<KeyCap keys="Alt+0" />}
          onClick={onLost}
        >
          {t('hotline.new.lost')}
        </Button>
        <CheckField
          label={t('hotline.new.back')}
          checked={form.back !== null}
          onChange={(event) =>
            set({
              back: event.currentTarget.checked ? { day: dayKey(new Date()), from: '', until: '' } : null,
            })
          }
        />
      </div>
      {form.back && (
        <div className={classes.backRow}>
          <DateField
            label={t('hotline.new.back_day')}
            value={form.back.day}
            max={dayKey(new Date())}
            onChange={(day) => form.back && set({ back: { ...form.back, day } })}
          />
          <TextField
            label={t('hotline.new.back_from')}
            placeholder="22:15"
            value={form.back.from}
            onChange={(event) =>
              form.back && set({ back: { ...form.back, from: event.currentTarget.value } })
            }
          />
          <TextField
            label={t('hotline.new.back_until')}
            placeholder="22:40"
            value={form.back.until}
            error={isBackWrong ? t('hotline.reach.clock_wrong') : undefined}
            onChange={(event) =>
              form.back && set({ back: { ...form.back, until: event.currentTarget.value } })
            }
          />
        </div>
      )}
    </header>
  )
}

/** Another language asks for an interpreter; sign language for one who signs, or for text. */
function afterLanguage(form: ContactForm, language: ContactForm['language']): Partial<ContactForm> {
  if (language === 'vi') return { language, interpreter: 'none' }
  if (language === 'sign') return { language, interpreter: 'sign_language' }
  return { language, interpreter: form.interpreter === 'none' ? 'needed' : form.interpreter }
}
