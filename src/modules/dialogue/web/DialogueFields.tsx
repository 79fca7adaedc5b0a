import { Button } from '@mantine/core'
import { DateField } from '#ui/DateField.tsx'
import { FieldPair, TextField } from '#ui/fields.tsx'
import { dayKey } from '#ui/format.ts'
import { NumberField } from '#ui/NumberField.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { Section } from '#ui/Sheet.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { useText } from '#ui/text.ts'
import { comings, groups } from '../dialogue.codes.ts'
import classes from './Dialogue.module.css'
import type { DialogueForm } from './dialogue.form.ts'
import { BodyField, PlaceThenField } from './fields.tsx'
import { ItemRows } from './ItemRows.tsx'

interface Props {
  form: DialogueForm
  set: (change: Partial<DialogueForm>) => void
  missing: readonly string[]
  /** Once it was held: who came, and the conclusion. */
  isHeld?: boolean
}

const whole = (next: number | string) => (next === '' ? ('' as const) : Number(next))

/** Everything said of a dialogue: when and where, what it is about, who is invited and who came. */
export function DialogueFields({ form, set, missing, isHeld = false }: Props) {
  const t = useText()
  const need = (field: string) => (missing.includes(field) ? t('dialogue.form.needed') : undefined)
  return (
    <>
      <Section title={t('dialogue.form.when')}>
        <TextField
          label={t('dialogue.column.title')}
          required
          maxLength={300}
          error={need('title')}
          value={form.title}
          onChange={(event) => set({ title: event.currentTarget.value })}
        />
        <FieldPair>
          <DateField
            label={t('dialogue.column.held_on')}
            required
            error={need('held_on')}
            value={form.held_on}
            onChange={(held_on) => set({ held_on })}
          />
          <PlaceThenField
            label={t('dialogue.column.place')}
            on={form.held_on ?? dayKey(new Date())}
            error={need('place')}
            value={form.place}
            onChange={(place) => set({ place })}
          />
        </FieldPair>
        <FieldPair>
          <TextField
            label={t('dialogue.form.from')}
            type="time"
            value={form.from_time}
            onChange={(event) => set({ from_time: event.currentTarget.value })}
          />
          <TextField
            label={t('dialogue.form.until')}
            type="time"
            value={form.until_time}
            onChange={(event) => set({ until_time: event.currentTarget.value })}
          />
        </FieldPair>
        <FieldPair>
          <TextField
            label={t('dialogue.form.venue')}
            maxLength={200}
            value={form.venue}
            onChange={(event) => set({ venue: event.currentTarget.value })}
          />
          <TextField
            label={t('dialogue.form.chair')}
            maxLength={200}
            value={form.chair}
            onChange={(event) => set({ chair: event.currentTarget.value })}
          />
        </FieldPair>
      </Section>
      <Section title={t('dialogue.form.agenda')} note={t('dialogue.form.agenda_note')}>
        <ItemRows kind="agenda" items={form.lines} onChange={(lines) => set({ lines })} />
      </Section>
      <Section title={t('dialogue.form.policies')}>
        <ItemRows kind="policy" items={form.introduced} onChange={(introduced) => set({ introduced })} />
      </Section>
      <Section title={t('dialogue.form.bodies')}>
        <ul className={classes.rows}>
          {form.bodies.map((each) => {
            const change = (next: Partial<(typeof form.bodies)[number]>) =>
              set({
                bodies: form.bodies.map((other) => (other.key === each.key ? { ...other, ...next } : other)),
              })
            return (
              <li key={each.key}>
                <BodyField
                  label={t('dialogue.form.body')}
                  value={each.body ?? (each.name ? { id: '', label: each.name } : null)}
                  onChange={(body) => change({ body, name: '' })}
                />
                <div className={classes.narrow}>
                  <SelectField
                    label={t('dialogue.form.coming')}
                    data={comings.map((value) => ({ value, label: t(`dialogue.coming.${value}`) }))}
                    value={each.coming}
                    onChange={(next) =>
                      change({ coming: comings.find((value) => value === next) ?? 'asked' })
                    }
                  />
                  <NumberField
                    label={t('dialogue.column.attended')}
                    min={0}
                    max={100_000}
                    value={each.attended}
                    onChange={(next) => change({ attended: whole(next) })}
                  />
                  <Button
                    variant="subtle"
                    color="gray"
                    onClick={() => set({ bodies: form.bodies.filter((other) => other.key !== each.key) })}
                  >
                    {t('dialogue.form.remove')}
                  </Button>
                </div>
              </li>
            )
          })}
        </ul>
        <Button
          variant="default"
          onClick={() =>
            set({
              bodies: [
                ...form.bodies,
                { key: crypto.randomUUID(), body: null, name: '', coming: 'asked', attended: '' },
              ],
            })
          }
        >
          {t('dialogue.form.add_body')}
        </Button>
      </Section>
      <Section title={t('dialogue.form.groups')} note={t('dialogue.form.groups_note')}>
        <ul className={classes.rows}>
          {groups.map((group) => {
            const said = form.groups[group] ?? { invited: '', attended: '' }
            const change = (next: Partial<typeof said>) =>
              set({ groups: { ...form.groups, [group]: { ...said, ...next } } })
            return (
              <li key={group}>
                <span>{t(`dialogue.group.${group}`)}</span>
                <div className={classes.narrow}>
                  <NumberField
                    label={t('dialogue.form.invited')}
                    aria-label={`${t('dialogue.form.invited')}: ${t(`dialogue.group.${group}`)}`}
                    min={0}
                    max={100_000}
                    value={said.invited}
                    onChange={(next) => change({ invited: whole(next) })}
                  />
                  <NumberField
                    label={t('dialogue.column.attended')}
                    aria-label={`${t('dialogue.column.attended')}: ${t(`dialogue.group.${group}`)}`}
                    min={0}
                    max={100_000}
                    value={said.attended}
                    onChange={(next) => change({ attended: whole(next) })}
                  />
                </div>
              </li>
            )
          })}
        </ul>
      </Section>
      {isHeld && (
        <Section title={t('dialogue.form.conclusion')}>
          <TextArea
            label={t('dialogue.form.conclusion')}
            maxLength={4000}
            value={form.conclusion}
            onChange={(event) => set({ conclusion: event.currentTarget.value })}
          />
        </Section>
      )}
    </>
  )
}
