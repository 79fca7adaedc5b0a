import { Button } from '@mantine/core'
import { identifyingIn } from '#modules/documents/identifying.rule.ts'
import { useRead } from '#ui/api.ts'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { DateField } from '#ui/DateField.tsx'
import { TextField } from '#ui/fields.tsx'
import { dayKey } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { PageLink } from '#ui/links.tsx'
import { NumberField } from '#ui/NumberField.tsx'
import { PlaceField } from '#ui/PlaceField.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { Section } from '#ui/Sheet.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { useText } from '#ui/text.ts'
import { languages } from '../activity.codes.ts'
import { listPressOutletsContract } from '../press.contract.ts'
import classes from './Activities.module.css'
import type { ActivityForm } from './activity.form.ts'
import { AwardsEntry, GiftsEntry } from './GiftsEntry.tsx'
import { GroupsEntry } from './GroupsEntry.tsx'
import { searchPlacesOn } from './place-then.ts'
import type { Codes } from './use-codes.ts'

interface Props {
  form: ActivityForm
  set: (change: Partial<ActivityForm>) => void
  codes: Codes
  missing: readonly string[]
}

const numberOf = (value: string | number) => (value === '' ? '' : Number(value))

/** What is asked of an activity: the few things every one has, then what its kind asks for. */
export function ActivityFields({ form, set, codes, missing }: Props) {
  const t = useText()
  const on = form.starts_on ?? dayKey(new Date())
  const family = codes.familyOf(form.kind)
  const lacks = (key: string) => (missing.includes(key) ? t(key) : undefined)
  const signs = identifyingIn(form.title, form.venue, form.note)
  const isMet = family === 'event' || family === 'award' || family === 'session' || family === undefined
  return (
    <>
      <Section title={t('activities.form.what')}>
        <div className={layout.stack}>
          <SelectField
            label={t('activities.column.kind')}
            data={codes.choices('kind', on)}
            value={form.kind}
            searchable
            error={lacks('activities.missing.kind')}
            onChange={(kind) => kind && set({ kind })}
          />
          <TextField
            label={t('activities.column.title')}
            maxLength={300}
            value={form.title}
            error={lacks('activities.missing.title')}
            onChange={(event) => set({ title: event.currentTarget.value })}
          />
          <div className={classes.narrow}>
            <DateField
              label={t('activities.column.starts_on')}
              value={form.starts_on}
              error={lacks('activities.missing.day')}
              onChange={(starts_on) => set({ starts_on, groups: movedGroups(form, starts_on) })}
            />
            <DateField
              label={t('activities.form.ends_on')}
              value={form.ends_on}
              error={lacks('activity.ends_before_start')}
              onChange={(ends_on) => set({ ends_on })}
            />
            <TextField
              label={t('activities.form.clock')}
              optional
              maxLength={5}
              value={form.clock}
              onChange={(event) => set({ clock: event.currentTarget.value })}
            />
          </div>
          <div className={classes.narrow}>
            <PlaceField
              label={t('activities.form.place')}
              value={form.place}
              error={lacks('activities.missing.place')}
              onChange={(place) => set({ place })}
              search={(question) => searchPlacesOn(question, on)}
            />
            <TextField
              label={t('activities.form.venue')}
              optional
              maxLength={200}
              value={form.venue}
              onChange={(event) => set({ venue: event.currentTarget.value })}
            />
          </div>
          <ChoiceKeys
            label={t('activities.column.topics')}
            several
            columns={4}
            choices={codes.choices('topic', on)}
            chosen={form.topics}
            onChange={(topics) => set({ topics })}
          />
        </div>
      </Section>
      {isMet && (
        <Section title={t('activities.groups.title')} note={t('activities.groups.hint')}>
          <GroupsEntry form={form} set={set} codes={codes} />
        </Section>
      )}
      {family === 'session' && (
        <Section title={t('activities.form.language')}>
          <SelectField
            label={t('activities.form.language')}
            data={languages.map((value) => ({ value, label: t(`activities.language.${value}`) }))}
            value={form.language}
            onChange={(next) => set({ language: languages.find((each) => each === next) ?? '' })}
          />
        </Section>
      )}
      {family === 'media' && (
        <Section title={t('activities.media.title')}>
          <div className={classes.narrow}>
            <NumberField
              label={t('activities.media.items')}
              value={form.items}
              onChange={(next) => set({ items: numberOf(next) })}
            />
            <NumberField
              label={t('activities.media.copies')}
              optional
              value={form.copies}
              onChange={(next) => set({ copies: numberOf(next) })}
            />
            <NumberField
              label={t('activities.media.reach')}
              optional
              value={form.reach}
              onChange={(next) => set({ reach: numberOf(next) })}
            />
            <TextField
              label={t('activities.media.link')}
              optional
              maxLength={500}
              value={form.link}
              onChange={(event) => set({ link: event.currentTarget.value })}
            />
          </div>
        </Section>
      )}
      {family === 'press' && <PressEntry form={form} set={set} />}
      {family === 'award' && (
        <Section title={t('activities.awards.title')}>
          <div className={layout.stack}>
            <NumberField
              label={t('activities.awards.entries')}
              optional
              value={form.entries}
              onChange={(next) => set({ entries: numberOf(next) })}
            />
            <AwardsEntry form={form} set={set} codes={codes} on={on} />
          </div>
        </Section>
      )}
      {isMet && (
        <Section title={t('activities.gifts.title')}>
          <GiftsEntry form={form} set={set} codes={codes} on={on} />
        </Section>
      )}
      <Section title={t('activities.form.more')}>
        <div className={layout.stack}>
          <TextField
            label={t('activities.form.host')}
            description={t('activities.form.host_hint')}
            optional
            maxLength={200}
            value={form.host_name}
            onChange={(event) => set({ host_name: event.currentTarget.value })}
          />
          {isMet && (
            <TextArea
              label={t('activities.form.trainers')}
              description={t('activities.form.trainers_hint')}
              optional
              minRows={1}
              value={form.trainers}
              onChange={(event) => set({ trainers: event.currentTarget.value })}
            />
          )}
          {isMet && (
            <TextArea
              label={t('activities.form.participants')}
              description={t('activities.form.participants_hint')}
              optional
              minRows={1}
              value={form.participants}
              onChange={(event) => set({ participants: event.currentTarget.value })}
            />
          )}
          {isMet && (
            <div className={classes.narrow}>
              <NumberField
                label={t('activities.test.most')}
                optional
                value={form.test_most}
                onChange={(next) => set({ test_most: numberOf(next) })}
              />
              {form.test_most !== '' &&
                (['before', 'after'] as const).flatMap((which) =>
                  (['takers', 'mean'] as const).map((field) => (
                    <NumberField
                      key={`${which} ${field}`}
                      label={t(`activities.test.${which}_${field}`)}
                      value={form.test[which][field]}
                      onChange={(next) =>
                        set({
                          test: { ...form.test, [which]: { ...form.test[which], [field]: numberOf(next) } },
                        })
                      }
                    />
                  )),
                )}
            </div>
          )}
          <div className={classes.narrow}>
            <NumberField
              label={t('activities.form.cost')}
              optional
              value={form.cost_vnd}
              onChange={(next) => set({ cost_vnd: numberOf(next) })}
            />
            <TextField
              label={t('activities.form.funding')}
              optional
              maxLength={200}
              value={form.funding}
              onChange={(event) => set({ funding: event.currentTarget.value })}
            />
          </div>
          <TextArea
            label={t('activities.form.note')}
            optional
            maxLength={4000}
            value={form.note}
            onChange={(event) => set({ note: event.currentTarget.value })}
          />
          {signs.length > 0 && (
            <p role="status">
              <strong>{t('activities.signs.title')}</strong>{' '}
              {signs.map((sign) => t(`files.sign.${sign}`)).join(' ')}
            </p>
          )}
        </div>
      </Section>
    </>
  )
}

/** The first day moves, and those who came on it move along. */
function movedGroups(form: ActivityForm, to: string | null): ActivityForm['groups'] {
  const from = form.starts_on
  if (!from || !to || from === to) return form.groups
  return Object.fromEntries(
    Object.entries(form.groups).map(([key, group]) => [
      key.startsWith(`${from} `) ? `${to}${key.slice(from.length)}` : key,
      group,
    ]),
  )
}

/** To whom an item is sent: all contacts with one key. */
function PressEntry({ form, set }: Pick<Props, 'form' | 'set'>) {
  const t = useText()
  const outlets = useRead(listPressOutletsContract, {}, { staleTime: 300_000 })
  const open = outlets.data?.items.filter((outlet) => outlet.until_on === null) ?? []
  return (
    <Section
      title={t('activities.press.title')}
      note={t('activities.press.chosen', { n: form.outlets.length, all: open.length })}
    >
      {outlets.data && open.length === 0 && (
        <p className={layout.quiet}>
          {t('activities.press.none')}{' '}
          <PageLink to="/press-outlets">{t('activities.outlets.title')}</PageLink>
        </p>
      )}
      <div className={layout.acts}>
        <Button variant="default" onClick={() => set({ outlets: open.map((outlet) => outlet.id) })}>
          {t('activities.press.all')}
        </Button>
        <Button variant="subtle" color="gray" onClick={() => set({ outlets: [] })}>
          {t('activities.press.nobody')}
        </Button>
      </div>
      {open.length > 0 && (
        <ChoiceKeys
          label={t('activities.press.title')}
          isLabelled
          several
          columns={3}
          choices={open.map((outlet) => ({ value: outlet.id, label: outlet.name }))}
          chosen={form.outlets}
          onChange={(chosen) => set({ outlets: chosen })}
        />
      )}
    </Section>
  )
}
