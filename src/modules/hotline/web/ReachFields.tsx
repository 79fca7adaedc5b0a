import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { FieldPair, TextField } from '#ui/fields.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { useText } from '#ui/text.ts'
import classes from './hotline.module.css'
import { type CardText, everyDay, type HoursRow, hoursOf, type Reach } from './reach-form.ts'

/** How she may be reached: calls, messages, hours, what to say and what never. Writing it down verifies it. */
export function ReachFields({ reach, onChange }: { reach: Reach; onChange: (reach: Reach) => void }) {
  const t = useText()
  const set = (part: Partial<Reach>) => onChange({ ...reach, ...part })
  const setRow = (index: number, part: Partial<HoursRow>) =>
    set({ hours: reach.hours.map((row, place) => (place === index ? { ...row, ...part } : row)) })
  const yesNo = (value: boolean | null, yes: string, no: string, change: (next: boolean | null) => void) => ({
    columns: 2,
    choices: [
      { value: 'yes', label: t('hotline.reach.yes'), keyCap: yes },
      { value: 'no', label: t('hotline.reach.no'), keyCap: no },
    ],
    chosen: value === null ? [] : [value ? 'yes' : 'no'],
    onChange: ([next]: string[]) => change(next === undefined ? null : next === 'yes'),
  })
  return (
    <div className={classes.stack}>
      <FieldPair>
        <ChoiceKeys
          label={t('hotline.reach.call')}
          {...yesNo(reach.call_allowed, '1', '2', (next) =>
            set({
              call_allowed: next,
              hours:
                next && reach.hours.length === 0 ? [{ days: everyDay, from: '', until: '' }] : reach.hours,
            }),
          )}
        />
        <ChoiceKeys
          label={t('hotline.reach.text')}
          {...yesNo(reach.text_allowed, '3', '4', (next) => set({ text_allowed: next }))}
        />
      </FieldPair>
      {reach.hours.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name of their own and only grow at the end
        <fieldset key={index} className={classes.hours}>
          <legend>{t('hotline.reach.hours_n', { n: index + 1 })}</legend>
          <div className={classes.days}>
            {everyDay.map((day) => (
              <button
                key={day}
                type="button"
                aria-pressed={row.days.includes(day)}
                className={classes.day}
                onClick={() =>
                  setRow(index, {
                    days: row.days.includes(day)
                      ? row.days.filter((each) => each !== day)
                      : [...row.days, day].sort(),
                  })
                }
              >
                <span aria-hidden>{t(`hotline.weekday_short.${day}`)}</span>
                <span className="unseen">{t(`hotline.weekday.${day}`)}</span>
              </button>
            ))}
          </div>
          <div className={classes.span}>
            <TextField
              label={t('hotline.reach.from')}
              placeholder="8:00"
              inputMode="numeric"
              value={row.from}
              onChange={(event) => setRow(index, { from: event.currentTarget.value })}
            />
            <TextField
              label={t('hotline.reach.until')}
              placeholder="9:30"
              inputMode="numeric"
              value={row.until}
              error={row.from && row.until && !hoursOf(row) ? t('hotline.reach.hours_wrong') : undefined}
              onChange={(event) => setRow(index, { until: event.currentTarget.value })}
            />
            <Button
              variant="subtle"
              size="sm"
              onClick={() => set({ hours: reach.hours.filter((_, place) => place !== index) })}
            >
              {t('hotline.reach.hours_drop')}
            </Button>
          </div>
        </fieldset>
      ))}
      <div>
        <Button
          variant="subtle"
          size="sm"
          leftSection={<IconPlus size={18} stroke={1.75} aria-hidden />}
          onClick={() => set({ hours: [...reach.hours, { days: everyDay, from: '', until: '' }] })}
        >
          {t('hotline.reach.hours_add')}
        </Button>
      </div>
      <FieldPair>
        <TextField
          label={t('hotline.reach.say')}
          placeholder={t('hotline.reach.say_example')}
          optional
          value={reach.say}
          onChange={(event) => set({ say: event.currentTarget.value })}
        />
        <TextField
          label={t('hotline.reach.avoid')}
          optional
          value={reach.avoid}
          onChange={(event) => set({ avoid: event.currentTarget.value })}
        />
        <TextField
          label={t('hotline.reach.word')}
          optional
          value={reach.word}
          onChange={(event) => set({ word: event.currentTarget.value })}
        />
      </FieldPair>
    </div>
  )
}

/** Thẻ an toàn: what the colleague at night needs when she rings. */
export function CardFields({ card, onChange }: { card: CardText; onChange: (card: CardText) => void }) {
  const t = useText()
  const parts = ['danger', 'plan', 'whom_to_call'] as const
  return (
    <div className={classes.stack}>
      <TextField
        label={t('hotline.card.code_word')}
        optional
        value={card.code_word}
        onChange={(event) => onChange({ ...card, code_word: event.currentTarget.value })}
      />
      {parts.map((part) => (
        <TextArea
          key={part}
          label={t(`hotline.card.${part}`)}
          optional
          minRows={2}
          value={card[part]}
          maxLength={1000}
          onChange={(event) => onChange({ ...card, [part]: event.currentTarget.value })}
        />
      ))}
    </div>
  )
}
