import { Button } from '@mantine/core'
import { listAgenciesContract } from '#modules/access/agency.contract.ts'
import { Kept, type KeptForm } from '#modules/access/web/kept.part.tsx'
import { listActivityCodesContract } from '#modules/activities/code.contract.ts'
import { listPlaces } from '#modules/places/place.contract.ts'
import { call, fieldError, useAct, useRead } from '#ui/api.ts'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { DateField } from '#ui/DateField.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { CheckField, TextField } from '#ui/fields.tsx'
import { NumberField } from '#ui/NumberField.tsx'
import { type Found, PlaceField } from '#ui/PlaceField.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import {
  type Condition,
  conditions,
  type TaskTheme,
  taskThemes,
  type Unit,
  units,
} from '../campaign.codes.ts'
import type { PlanView, TaskView } from '../plan.contract.ts'
import { addTaskContract, changeTaskContract } from '../task.contract.ts'
import classes from './Campaigns.module.css'

interface Props {
  plan: PlanView
  task: TaskView | undefined
  onClose: () => void
}

interface TaskForm {
  theme: TaskTheme
  title: string
  unit: Unit
  target: number
  kinds: readonly string[]
  due_on: string | null
  condition: Condition | ''
  instead: string
  communes: 'all' | 'some' | 'none'
  places: readonly string[]
  agencies: readonly Found[]
}

const startOf = (plan: PlanView, task: TaskView | undefined): TaskForm => ({
  theme: task?.theme ?? 'communication',
  title: task?.title ?? '',
  unit: task?.unit ?? 'activity',
  target: task?.target ?? 1,
  kinds: task?.kinds ?? [],
  due_on: task?.due_on ?? plan.until_on,
  condition: task?.condition ?? '',
  instead: task?.instead ?? '',
  communes: task ? (task.place_ids.length > 0 ? 'some' : 'none') : 'all',
  places: task?.place_ids ?? [],
  agencies: (task?.agencies ?? []).map(({ id, name }): Found => ({ id, label: name })),
})

/** A task with its unit, target and who owes it: all communes, agencies, or both; what is typed is kept. */
export function TaskDialog(props: Props) {
  const { plan, task } = props
  const form = task ? `campaign.task.${task.id}.${task.version}` : `campaign.task.of.${plan.id}`
  return (
    <Kept<TaskForm> form={form} start={startOf(plan, task)}>
      {(kept) => <Asked {...props} kept={kept} />}
    </Kept>
  )
}

function Asked({ plan, task, onClose, kept }: Props & { kept: KeptForm<TaskForm> }) {
  const t = useText()
  const { language } = useLanguage()
  const codes = useRead(listActivityCodesContract, {}, { staleTime: 300_000 })
  const kinds = (codes.data?.items ?? [])
    .filter(
      (code) =>
        code.list === 'kind' &&
        code.valid_from <= plan.until_on &&
        (code.valid_until === null || code.valid_until > plan.from_on),
    )
    .map((code) => ({ value: code.code, label: language === 'vi' ? code.title_vi : code.title_en }))
  const { content: form, set } = kept
  const onDone = () => {
    kept.done()
    onClose()
  }
  const add = useAct(addTaskContract, { onDone })
  const change = useAct(changeTaskContract, { onDone })
  const error = add.error ?? change.error
  const send = () => {
    const body = {
      theme: form.theme,
      title: form.title,
      unit: form.unit,
      target: form.target,
      kinds: [...form.kinds],
      due_on: form.due_on ?? '',
      ...(form.condition ? { condition: form.condition } : {}),
      ...(form.condition && form.instead.trim() ? { instead: form.instead } : {}),
      all_communes: plan.own && form.communes === 'all',
      place_ids: plan.own && form.communes === 'some' ? [...form.places] : [],
      agency_ids: plan.own ? form.agencies.map((agency) => agency.id) : [],
    }
    if (task) change.mutate({ params: { task_id: task.id }, body: { ...body, version: task.version } })
    else add.mutate({ params: { plan_id: plan.id }, body })
  }
  return (
    <FormDialog
      title={t(task ? 'campaigns.plan.change_task' : 'campaigns.plan.add_task')}
      actLabel={t('campaigns.save')}
      isBusy={add.isPending || change.isPending}
      error={error}
      onClose={onClose}
      missing={[
        !form.title.trim() && t('campaigns.field.title'),
        !form.due_on && t('campaigns.field.due_on'),
      ]}
      onAct={send}
      wide
    >
      {kept.mark}
      <ErrorNote error={codes.error} onRetry={() => void codes.refetch()} />
      <SelectField
        label={t('campaigns.field.theme')}
        data={taskThemes.map((value) => ({ value, label: t(`campaigns.theme.${value}`) }))}
        value={form.theme}
        onChange={(next) => set({ theme: taskThemes.find((each) => each === next) ?? form.theme })}
      />
      <TextField
        label={t('campaigns.field.title')}
        maxLength={400}
        value={form.title}
        onChange={(event) => set({ title: event.currentTarget.value })}
        error={fieldError(error, 'title')}
      />
      <DateField
        label={t('campaigns.field.due_on')}
        value={form.due_on}
        onChange={(due_on) => set({ due_on })}
        error={fieldError(error, 'due_on')}
      />
      {plan.own && (
        <>
          <div className={classes.pair}>
            <SelectField
              label={t('campaigns.field.unit')}
              data={units.map((value) => ({ value, label: t(`campaigns.unit.${value}`) }))}
              value={form.unit}
              onChange={(next) => set({ unit: units.find((each) => each === next) ?? form.unit })}
            />
            {form.unit !== 'result' && (
              <NumberField
                label={t('campaigns.field.target')}
                min={1}
                max={1_000_000}
                value={form.target}
                onChange={(next) => set({ target: Number(next) || 1 })}
                error={fieldError(error, 'target')}
              />
            )}
          </div>
          {form.unit !== 'result' && (
            <ChoiceKeys
              label={t('campaigns.field.kinds')}
              several
              columns={3}
              choices={kinds}
              chosen={form.kinds}
              onChange={(kinds) => set({ kinds })}
            />
          )}
          <SelectField
            label={t('campaigns.owner.commune')}
            data={[
              { value: 'all', label: t('campaigns.field.all_communes') },
              { value: 'some', label: t('campaigns.field.some_communes') },
              { value: 'none', label: t('campaigns.field.no_communes') },
            ]}
            value={form.communes}
            onChange={(next) => set({ communes: next === 'all' || next === 'some' ? next : 'none' })}
          />
          {form.communes === 'some' && (
            <Communes
              within={plan.province.id}
              on={form.due_on ?? plan.until_on}
              chosen={form.places}
              onChange={(places) => set({ places })}
            />
          )}
          <PlaceField
            label={t('campaigns.field.agencies')}
            value={null}
            search={agenciesLike}
            onChange={(found) =>
              found &&
              !form.agencies.some((each) => each.id === found.id) &&
              set({ agencies: [...form.agencies, found] })
            }
          />
          {form.agencies.length > 0 && (
            <ul className={classes.rows}>
              {form.agencies.map((agency) => (
                <li key={agency.id}>
                  <span>{agency.label}</span>
                  <Button
                    variant="subtle"
                    size="sm"
                    onClick={() => set({ agencies: form.agencies.filter((each) => each.id !== agency.id) })}
                  >
                    {t('campaigns.plan.remove')}
                    <span className="unseen"> {agency.label}</span>
                  </Button>
                </li>
              ))}
            </ul>
          )}
        </>
      )}
      <SelectField
        label={t('campaigns.field.condition')}
        optional
        data={[
          { value: '', label: t('campaigns.field.no_condition') },
          ...conditions.map((value) => ({ value, label: t(`campaigns.condition.${value}`) })),
        ]}
        value={form.condition}
        onChange={(next) => set({ condition: conditions.find((each) => each === next) ?? '' })}
      />
      {form.condition && (
        <TextField
          label={t('campaigns.field.instead')}
          maxLength={400}
          value={form.instead}
          onChange={(event) => set({ instead: event.currentTarget.value })}
          error={fieldError(error, 'instead')}
        />
      )}
    </FormDialog>
  )
}

interface CommunesProps {
  within: string
  on: string
  chosen: readonly string[]
  onChange: (chosen: string[]) => void
}

/** Communes of the province on the day it is due, ticked one by one. */
function Communes({ within, on, chosen, onChange }: CommunesProps) {
  const t = useText()
  const read = useRead(
    listPlaces,
    { query: { within, level: 'commune', on, limit: 200 } },
    { staleTime: Number.POSITIVE_INFINITY },
  )
  return (
    <fieldset className={classes.communes}>
      <legend>{t('campaigns.field.chosen_communes', { n: chosen.length })}</legend>
      <ErrorNote error={read.error} onRetry={() => void read.refetch()} />
      {read.data?.items.map((place) => (
        <CheckField
          key={place.id}
          label={place.name}
          checked={chosen.includes(place.id)}
          onChange={(event) =>
            onChange(
              event.currentTarget.checked
                ? [...chosen, place.id]
                : chosen.filter((each) => each !== place.id),
            )
          }
        />
      ))}
    </fieldset>
  )
}

/** Agencies that stand today, found by a few letters. */
async function agenciesLike(q: string): Promise<readonly Found[]> {
  const { items } = await call(listAgenciesContract, { query: { q, limit: 8 } })
  return items.map((agency) => ({
    id: agency.id,
    label: agency.short_name ?? agency.name,
    hint: agency.place_name,
  }))
}
