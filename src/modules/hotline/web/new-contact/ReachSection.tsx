import { Button } from '@mantine/core'
import { useState } from 'react'
import { fieldError } from '#ui/api.ts'
import { CheckField, FieldPair, TextField } from '#ui/fields.tsx'
import { useText } from '#ui/text.ts'
import { CardFields, ReachFields } from '../ReachFields.tsx'
import { isCardWritten } from '../reach-form.ts'
import { HistoryAsk } from './HistoryAsk.tsx'
import { KeySection } from './KeySection.tsx'
import classes from './new-contact.module.css'
import { isGuarded, type PartProps } from './parts.ts'

/** Name and number if she gives them, how she may be reached, and the card for the night. */
export function ReachSection({ form, set, error }: PartProps & { error: unknown }) {
  const t = useText()
  const [isCardOpen, setCardOpen] = useState(() => isCardWritten(form.card))
  const guarded = isGuarded(form)
  return (
    <KeySection title={t('hotline.new.reach')} jump="Alt+7" note={t('hotline.new.reach_note')}>
      <div className={classes.stack}>
        <FieldPair>
          <TextField
            label={t('hotline.new.phone')}
            optional
            inputMode="tel"
            value={form.phone}
            error={fieldError(error, 'phone')}
            onChange={(event) => set({ phone: event.currentTarget.value })}
          />
          <TextField
            label={t('hotline.new.name')}
            optional
            value={form.anonymous ? '' : form.name}
            disabled={form.anonymous}
            error={fieldError(error, 'name')}
            onChange={(event) => set({ name: event.currentTarget.value })}
          />
        </FieldPair>
        <CheckField
          label={t('hotline.new.anonymous')}
          checked={form.anonymous}
          onChange={(event) => set({ anonymous: event.currentTarget.checked })}
        />
        <HistoryAsk phone={form.phone} />
        {guarded ? (
          <p className={classes.guard}>{t('hotline.guard.no_reach')}</p>
        ) : (
          <>
            <ReachFields reach={form.reach} onChange={(reach) => set({ reach })} />
            {isCardOpen ? (
              <div className={classes.stack}>
                <h3 className={classes.subTitle}>{t('hotline.card.title')}</h3>
                <p className={classes.quiet}>{t('hotline.card.note')}</p>
                <CardFields card={form.card} onChange={(card) => set({ card })} />
              </div>
            ) : (
              <div>
                <Button variant="default" onClick={() => setCardOpen(true)}>
                  {t('hotline.card.write')}
                </Button>
              </div>
            )}
          </>
        )}
      </div>
    </KeySection>
  )
}
