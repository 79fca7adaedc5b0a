import { Button } from '@mantine/core'
import { Kept, type KeptForm } from '#modules/access/web/kept.part.tsx'
import { listPlaces } from '#modules/places/place.contract.ts'
import { fieldError, useAct } from '#ui/api.ts'
import { call } from '#ui/call.ts'
import { DateField } from '#ui/DateField.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { CheckField, TextField } from '#ui/fields.tsx'
import { type Found, PlaceField } from '#ui/PlaceField.tsx'
import { useText } from '#ui/text.ts'
import { addEventContract, changeEventContract, type EventView } from '../event.contract.ts'
import type { PlanView } from '../plan.contract.ts'
import classes from './Campaigns.module.css'

interface Props {
  plan: PlanView
  event: EventView | undefined
  onClose: () => void
}

interface EventForm {
  title: string
  on_day: string | null
  clock: string
  place: Found | null
  venue: string
  is_public: boolean
  lines: readonly { key: string; clock: string; what: string; who: string }[]
}

const startOf = (plan: PlanView, event: EventView | undefined): EventForm => ({
  title: event?.title ?? '',
  on_day: event?.on_day ?? plan.from_on,
  clock: event?.clock ?? '08:00',
  place: event ? { id: event.place.id, label: event.place.name } : null,
  venue: event?.venue ?? '',
  is_public: event?.is_public ?? true,
  lines: (event?.lines ?? []).map((line) => ({ ...line, who: line.who ?? '', key: crypto.randomUUID() })),
})

/** An event with its programme: the launch, hour by hour; what is typed is kept. */
export function EventDialog(props: Props) {
  const { plan, event } = props
  const form = event ? `campaign.event.${event.id}.${event.version}` : `campaign.event.of.${plan.id}`
  return (
    <Kept<EventForm> form={form} start={startOf(plan, event)}>
      {(kept) => <Asked {...props} kept={kept} />}
    </Kept>
  )
}

function Asked({ plan, event, onClose, kept }: Props & { kept: KeptForm<EventForm> }) {
  const t = useText()
  const { content: form, set } = kept
  const onDone = () => {
    kept.done()
    onClose()
  }
  const add = useAct(addEventContract, { onDone })
  const change = useAct(changeEventContract, { onDone })
  const error = add.error ?? change.error
  const setLine = (key: string, part: Partial<(typeof form.lines)[number]>) =>
    set({ lines: form.lines.map((line) => (line.key === key ? { ...line, ...part } : line)) })
  const search = async (q: string) => {
    const on = form.on_day ?? plan.from_on
    const { items } = await call(listPlaces, { query: { q, within: plan.province.id, on, limit: 10 } })
    return items.map((place) => ({ id: place.id, label: place.name }))
  }
  const send = () => {
    const body = {
      title: form.title,
      on_day: form.on_day ?? '',
      clock: form.clock,
      place_id: form.place?.id ?? '',
      ...(form.venue.trim() ? { venue: form.venue } : {}),
      is_public: form.is_public,
      ...(event?.activity_id ? { activity_id: event.activity_id } : {}),
      lines: form.lines
        .filter((line) => line.what.trim())
        .map(({ clock, what, who }) => ({ clock, what, ...(who.trim() ? { who } : {}) })),
    }
    if (event) change.mutate({ params: { event_id: event.id }, body: { ...body, version: event.version } })
    else add.mutate({ params: { plan_id: plan.id }, body })
  }
  return (
    <FormDialog
      title={t(event ? 'campaigns.plan.change_event' : 'campaigns.plan.add_event')}
      actLabel={t('campaigns.save')}
      isBusy={add.isPending || change.isPending}
      error={error}
      onClose={onClose}
      missing={[
        !form.title.trim() && t('campaigns.event.title'),
        !form.on_day && t('campaigns.event.on_day'),
        !form.place && t('campaigns.event.place'),
      ]}
      onAct={send}
      wide
    >
      {kept.mark}
      <TextField
        label={t('campaigns.event.title')}
        maxLength={300}
        value={form.title}
        onChange={(typed) => set({ title: typed.currentTarget.value })}
        error={fieldError(error, 'title')}
      />
      <div className={classes.pair}>
        <DateField
          label={t('campaigns.event.on_day')}
          value={form.on_day}
          onChange={(on_day) => set({ on_day })}
          error={fieldError(error, 'on_day')}
        />
        <TextField
          label={t('campaigns.event.clock')}
          maxLength={5}
          value={form.clock}
          onChange={(typed) => set({ clock: typed.currentTarget.value })}
          error={fieldError(error, 'clock')}
        />
      </div>
      <PlaceField
        label={t('campaigns.event.place')}
        value={form.place}
        onChange={(place) => set({ place })}
        search={search}
        error={fieldError(error, 'place_id')}
      />
      <TextField
        label={t('campaigns.event.venue')}
        optional
        maxLength={200}
        value={form.venue}
        onChange={(typed) => set({ venue: typed.currentTarget.value })}
      />
      <CheckField
        label={t('campaigns.event.is_public')}
        checked={form.is_public}
        onChange={(typed) => set({ is_public: typed.currentTarget.checked })}
      />
      {form.lines.map((line, at) => (
        <div key={line.key} className={classes.pair}>
          <TextField
            label={t('campaigns.event.clock')}
            maxLength={5}
            value={line.clock}
            onChange={(typed) => setLine(line.key, { clock: typed.currentTarget.value })}
            error={fieldError(error, `lines.${at}.clock`)}
          />
          <TextField
            label={t('campaigns.event.what')}
            maxLength={300}
            value={line.what}
            onChange={(typed) => setLine(line.key, { what: typed.currentTarget.value })}
          />
          <TextField
            label={t('campaigns.event.who')}
            optional
            maxLength={200}
            value={line.who}
            onChange={(typed) => setLine(line.key, { who: typed.currentTarget.value })}
          />
        </div>
      ))}
      <div className={classes.acts}>
        <Button
          variant="default"
          onClick={() =>
            set({
              lines: [
                ...form.lines,
                {
                  key: crypto.randomUUID(),
                  clock: form.lines.at(-1)?.clock ?? form.clock,
                  what: '',
                  who: '',
                },
              ],
            })
          }
        >
          {t('campaigns.event.add_line')}
        </Button>
      </div>
    </FormDialog>
  )
}
