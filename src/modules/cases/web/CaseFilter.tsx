import { useRead } from '#ui/api.ts'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { useMay } from '#ui/me.ts'
import { SelectField } from '#ui/SelectField.tsx'
import { useText } from '#ui/text.ts'
import type { CaseStatus } from '../case.life.ts'
import { caseTopics, dangers } from '../case.shapes.ts'
import { readLoadContract } from '../case-work.contract.ts'
import classes from './Cases.module.css'
import { choicesOf, type DangerCode } from './labels.tsx'

type Address = Readonly<Record<string, string | undefined>>

const shown = ['open', 'mine', 'overdue', 'waiting', 'closed'] as const
type Shown = (typeof shown)[number]

/** The query that an address asks for; open and closed alike when it names neither. */
export function filterQuery({ show, danger, topic, step, worker }: Address) {
  return {
    ...(show === 'open' || show === 'closed' ? { status: show as CaseStatus } : {}),
    ...(show === 'mine' ? { mine: 'true' as const, status: 'open' as const } : {}),
    ...(show === 'overdue' ? { overdue: 'true' as const } : {}),
    ...(step && /^[1-5]$/.test(step) ? { step: Number(step) } : {}),
    ...(worker && /^[0-9a-f-]{36}$/.test(worker) ? { manager_id: worker } : {}),
    ...(show === 'waiting' ? { waiting: 'true' as const } : {}),
    ...(isOneOf(dangers, danger) ? { danger } : {}),
    ...(isOneOf(caseTopics, topic) ? { topic } : {}),
  }
}

/** Which cases are shown; codes only, so that the address tells nothing about anybody. */
export function CaseFilter({
  address,
  onChange,
}: {
  address: Address
  onChange: (change: Record<string, string | undefined>) => void
}) {
  const t = useText()
  const may = useMay()
  const offered = shown.filter((each) => each !== 'waiting' || may('case.assign'))
  const every = { value: '', label: t('cases.filter.any') }
  return (
    <>
      <div className={classes.keys}>
        <ChoiceKeys<Shown>
          label={t('cases.filter.show')}
          isLabelled
          choices={choicesOf(offered, 'cases.filter', t)}
          chosen={isOneOf(shown, address.show) ? [address.show] : []}
          onChange={([show]) => onChange({ show })}
        />
      </div>
      <div className={classes.narrow}>
        <SelectField
          label={t('cases.column.danger')}
          data={[every, ...choicesOf<DangerCode>(dangers, 'cases.danger', t)]}
          value={address.danger ?? ''}
          onChange={(danger) => onChange({ danger: danger || undefined })}
        />
      </div>
      <div className={classes.narrow}>
        <SelectField
          label={t('cases.column.topic')}
          data={[every, ...choicesOf(caseTopics, 'cases.topic', t)]}
          value={address.topic ?? ''}
          onChange={(topic) => onChange({ topic: topic || undefined })}
        />
      </div>
      <div className={classes.narrow}>
        <SelectField
          label={t('cases.column.step')}
          data={[
            every,
            ...[1, 2, 3, 4, 5].map((n) => ({ value: String(n), label: `${n}. ${t(`cases.step.${n}`)}` })),
          ]}
          value={address.step ?? ''}
          onChange={(step) => onChange({ step: step || undefined })}
        />
      </div>
      {may('case.assign') && (
        <div className={classes.narrow}>
          <WorkerFilter value={address.worker} every={every} onChange={(worker) => onChange({ worker })} />
        </div>
      )}
    </>
  )
}

/** Whose cases; offered to those who see the load of each. */
function WorkerFilter(props: {
  value: string | undefined
  every: { value: string; label: string }
  onChange: (worker: string | undefined) => void
}) {
  const t = useText()
  const load = useRead(readLoadContract, {}, { staleTime: 5 * 60_000 })
  return (
    <SelectField
      label={t('cases.column.manager')}
      data={[
        props.every,
        ...(load.data?.workers ?? []).map((each) => ({ value: each.staff_id, label: each.name })),
      ]}
      value={props.value ?? ''}
      onChange={(worker) => props.onChange(worker || undefined)}
    />
  )
}

function isOneOf<T extends string>(list: readonly T[], value: string | undefined): value is T {
  return list.includes(value as T)
}
