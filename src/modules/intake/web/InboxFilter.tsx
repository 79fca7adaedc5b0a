import { Button } from '@mantine/core'
import { useState } from 'react'
import type { CallOf } from '#kernel/contract.ts'
import { DateField } from '#ui/DateField.tsx'
import { SearchField } from '#ui/SearchField.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { useText } from '#ui/text.ts'
import type { exportReportsContract } from '../inbox.contract.ts'
import { dangers, reportKinds, reportStates } from '../intake.codes.ts'
import classes from './intake.module.css'

export type Filter = CallOf<typeof exportReportsContract>['query']
type Address = Readonly<Record<string, string | undefined>>

const day = /^\d{4}-\d{2}-\d{2}$/

/** The filter an address asks for; what is none of ours is passed over. */
export function filterOf({ q, from, until, ...address }: Address): Filter {
  return {
    q: q ? q.slice(0, 100) : undefined,
    waits: address.waits === 'true' ? 'true' : undefined,
    danger: dangers.find((code) => code === address.danger),
    kind: reportKinds.find((code) => code === address.kind),
    state: reportStates.find((code) => code === address.state),
    from: from && day.test(from) ? from : undefined,
    until: until && day.test(until) ? until : undefined,
  }
}

/** Search and filters of the inbox; on a telephone the filters are folded, so that danger stands in sight. */
export function InboxFilter({
  filter,
  onChange,
}: {
  filter: Filter
  onChange: (change: Record<string, string | undefined>) => void
}) {
  const t = useText()
  const [isOpen, setOpen] = useState(false)
  const lists = [
    ['waits', ['true'], () => t('intake.inbox.waits')],
    ['danger', dangers, (code: string) => t(`intake.danger.${code}`)],
    ['kind', reportKinds, (code: string) => t(`intake.kind.${code}`)],
    ['state', reportStates, (code: string) => t(`intake.state.${code}`)],
  ] as const
  return (
    <div className={classes.filters}>
      <SearchField
        label={t('intake.filter.search')}
        value={filter.q ?? ''}
        onChange={(q) => onChange({ q: q || undefined })}
      />
      <div className={classes.fold}>
        <Button variant="subtle" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {t('intake.filter.title')}
        </Button>
      </div>
      <div className={classes.narrow} data-open={isOpen || undefined}>
        {lists.map(([name, codes, label]) => (
          <SelectField
            key={name}
            label={t(`intake.filter.${name}`)}
            placeholder={t('intake.filter.all')}
            clearable
            data={codes.map((code) => ({ value: code as string, label: label(code) }))}
            value={filter[name] ?? null}
            onChange={(code) => onChange({ [name]: code ?? undefined })}
          />
        ))}
        {(['from', 'until'] as const).map((name) => (
          <DateField
            key={name}
            label={t(`intake.filter.${name}`)}
            value={filter[name] ?? null}
            onChange={(picked) => onChange({ [name]: picked ?? undefined })}
          />
        ))}
      </div>
    </div>
  )
}
