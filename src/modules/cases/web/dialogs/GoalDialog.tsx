import { Button } from '@mantine/core'
import { useState } from 'react'
import { Kept, type KeptForm } from '#modules/access/web/kept.part.tsx'
import { useAct, useRead } from '#ui/api.ts'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { DateField } from '#ui/DateField.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { CheckField, FieldPair, TextField } from '#ui/fields.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { useText } from '#ui/text.ts'
import type { CaseFileView } from '../../case.contract.ts'
import { readNeedsContract } from '../../need.contract.ts'
import { isOpenNeed } from '../../need.life.ts'
import { goalDomains, responsibles } from '../../plan.codes.ts'
import { addGoalContract, editGoalContract, type GoalView } from '../../plan.contract.ts'
import { type ServiceKind, serviceKinds } from '../../service.codes.ts'
import classes from '../Cases.module.css'
import { choicesOf } from '../labels.tsx'

interface ActionForm {
  key: string
  id?: string
  kind: ServiceKind
  responsible: (typeof responsibles)[number]
  from_on: string | null
  until_on: string | null
  what: string
  means: string
  provider: string
  risk: string
  handling: string
}

interface GoalForm {
  domain: (typeof goalDomains)[number] | null
  need_id: string | null
  emergency: boolean
  words: string
  actions: ActionForm[]
}

interface Props {
  file: CaseFileView
  planId: string
  goal?: GoalView
  onClose: () => void
}

const newAction = (): ActionForm => ({
  key: crypto.randomUUID(),
  kind: 'safehouse',
  responsible: 'worker',
  from_on: null,
  until_on: null,
  what: '',
  means: '',
  provider: '',
  risk: '',
  handling: '',
})

const formOf = (goal: GoalView | undefined): GoalForm => ({
  domain: goal?.domain ?? null,
  need_id: goal?.need_id ?? null,
  emergency: goal?.emergency ?? false,
  words: goal?.words ?? '',
  actions: goal
    ? goal.actions.map(({ id, kind, responsible, from_on, until_on, words }) => ({
        ...newAction(),
        key: id,
        id,
        kind,
        responsible,
        from_on,
        until_on,
        ...words,
      }))
    : [newAction()],
})

/** A goal in her words, and what is done for it: by whom, from when until when, with which means, what may go wrong. */
export function GoalDialog(props: Props) {
  return (
    <Kept form={`care.goal.${props.goal?.id ?? props.planId}`} start={formOf(props.goal)}>
      {(kept) => <GoalFields {...props} kept={kept} />}
    </Kept>
  )
}

const blank = (value: string) => (value.trim() === '' ? undefined : value)

function GoalFields({ file, planId, goal, onClose, kept }: Props & { kept: KeptForm<GoalForm> }) {
  const t = useText()
  const [isTried, setTried] = useState(false)
  const needs = useRead(readNeedsContract, { params: { case_id: file.id } }, { staleTime: 5 * 60_000 })
  const onDone = () => {
    kept.done()
    onClose()
  }
  const add = useAct(addGoalContract, { onDone })
  const edit = useAct(editGoalContract, { onDone })
  const { content: form, setContent } = kept
  const set = (change: Partial<GoalForm>) => setContent({ ...form, ...change })
  const setAction = (key: string, change: Partial<ActionForm>) =>
    set({ actions: form.actions.map((each) => (each.key === key ? { ...each, ...change } : each)) })
  const send = () => {
    setTried(true)
    if (!form.domain || !blank(form.words) || form.actions.some((each) => !blank(each.what))) return
    const body = {
      domain: form.domain,
      need_id: form.need_id,
      emergency: form.emergency,
      words: form.words,
      actions: form.actions.map(({ key: _, id, means, provider, risk, handling, ...action }) => ({
        ...action,
        ...(id ? { id } : {}),
        means: blank(means),
        provider: blank(provider),
        risk: blank(risk),
        handling: blank(handling),
      })),
    }
    if (goal)
      edit.mutate({
        params: { case_id: file.id, plan_id: planId, goal_id: goal.id },
        body: { version: goal.version, ...body },
      })
    else add.mutate({ params: { case_id: file.id, plan_id: planId }, body })
  }
  return (
    <FormDialog
      title={t(goal ? 'cases.plan.edit_goal' : 'cases.plan.add_goal')}
      actLabel={t('cases.act.save')}
      isBusy={add.isPending || edit.isPending}
      error={add.error ?? edit.error}
      onAct={send}
      onClose={onClose}
      wide
    >
      <ChoiceKeys
        label={t('cases.plan.domain')}
        choices={choicesOf(goalDomains, 'cases.domain', t)}
        chosen={form.domain ? [form.domain] : []}
        onChange={([domain]) => set({ domain: domain ?? null })}
        error={isTried && !form.domain ? t('cases.missing.choose') : undefined}
      />
      <TextArea
        label={t('cases.plan.goal_words')}
        maxLength={2000}
        value={form.words}
        onChange={(event) => set({ words: event.currentTarget.value })}
        error={isTried && !blank(form.words) ? t('cases.missing.text') : undefined}
      />
      <SelectField
        label={t('cases.plan.for_need')}
        data={[
          { value: '', label: t('cases.plan.no_need') },
          ...(needs.data?.needs ?? [])
            .filter((need) => isOpenNeed(need.state) || need.id === form.need_id)
            .map((need) => ({
              value: need.id,
              label: `${t(`cases.need.${need.kind}`)}${need.words ? `: ${need.words.slice(0, 60)}` : ''}`,
            })),
        ]}
        value={form.need_id ?? ''}
        onChange={(next) => set({ need_id: next || null })}
      />
      <CheckField
        label={t('cases.plan.emergency')}
        checked={form.emergency}
        onChange={(event) => set({ emergency: event.currentTarget.checked })}
      />
      {form.actions.map((action, at) => (
        <fieldset key={action.key} className={classes.person}>
          <legend className={classes.personHead}>{t('cases.plan.action', { n: at + 1 })}</legend>
          <FieldPair>
            <SelectField
              label={t('cases.plan.action_kind')}
              data={choicesOf(serviceKinds, 'cases.service', t)}
              value={action.kind}
              onChange={(kind) => setAction(action.key, { kind: (kind ?? 'other') as ServiceKind })}
            />
            <SelectField
              label={t('cases.plan.responsible')}
              data={choicesOf(responsibles, 'cases.responsible', t)}
              value={action.responsible}
              onChange={(next) =>
                setAction(action.key, { responsible: (next ?? 'worker') as ActionForm['responsible'] })
              }
            />
          </FieldPair>
          <TextArea
            label={t('cases.plan.what')}
            minRows={2}
            maxLength={1000}
            value={action.what}
            onChange={(event) => setAction(action.key, { what: event.currentTarget.value })}
            error={isTried && !blank(action.what) ? t('cases.missing.text') : undefined}
          />
          <FieldPair>
            <DateField
              label={t('cases.plan.from')}
              value={action.from_on}
              onChange={(from_on) => setAction(action.key, { from_on })}
            />
            <DateField
              label={t('cases.plan.until')}
              value={action.until_on}
              {...(action.from_on ? { min: action.from_on } : {})}
              onChange={(until_on) => setAction(action.key, { until_on })}
            />
          </FieldPair>
          <FieldPair>
            <TextField
              label={t('cases.plan.means')}
              optional
              maxLength={500}
              value={action.means}
              onChange={(event) => setAction(action.key, { means: event.currentTarget.value })}
            />
            <TextField
              label={t('cases.plan.provider')}
              optional
              maxLength={200}
              value={action.provider}
              onChange={(event) => setAction(action.key, { provider: event.currentTarget.value })}
            />
          </FieldPair>
          <FieldPair>
            <TextField
              label={t('cases.plan.risk')}
              optional
              maxLength={1000}
              value={action.risk}
              onChange={(event) => setAction(action.key, { risk: event.currentTarget.value })}
            />
            <TextField
              label={t('cases.plan.handling')}
              optional
              maxLength={1000}
              value={action.handling}
              onChange={(event) => setAction(action.key, { handling: event.currentTarget.value })}
            />
          </FieldPair>
          <Button
            variant="default"
            size="sm"
            onClick={() => set({ actions: form.actions.filter((each) => each.key !== action.key) })}
          >
            {t('cases.plan.drop_action')}
          </Button>
        </fieldset>
      ))}
      <div>
        <Button variant="default" onClick={() => set({ actions: [...form.actions, newAction()] })}>
          {t('cases.plan.add_action')}
        </Button>
      </div>
      {kept.mark}
    </FormDialog>
  )
}
