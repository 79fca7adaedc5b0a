import { Button } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { usePages } from '#ui/api.ts'
import { Badge } from '#ui/Badge.tsx'
import { type Column, DataList, SubLine } from '#ui/DataList.tsx'
import { dayKey } from '#ui/format.ts'
import { Page } from '#ui/Page.tsx'
import { Sheet } from '#ui/Sheet.tsx'
import { type Translate, useText } from '#ui/text.ts'
import { listStaffContract, type StaffLine } from '../staff.contract.ts'
import classes from './Admin.module.css'
import { NewStaffDialog } from './NewStaffDialog.tsx'
import { OneTimeLink } from './OneTimeLink.tsx'
import { StaffDialog } from './StaffDialog.tsx'
import { noStaffFilter, StaffFilter } from './StaffFilter.tsx'

type Asked = { kind: 'new' } | { kind: 'person'; id: string } | { kind: 'link'; url: string | undefined }

/** People who sign in, sorted by given name, with the roles they hold. */
export default function StaffPage() {
  const t = useText()
  const [filter, setFilter] = useState(noStaffFilter)
  const [asked, setAsked] = useState<Asked>()
  const { role, state } = filter
  const [q] = useDebouncedValue(filter.q, 200)
  const staff = usePages(listStaffContract, {
    query: {
      ...(q.trim() ? { q } : {}),
      ...(role ? { role } : {}),
      ...(state ? { enabled: state } : {}),
    },
  })
  const person = asked?.kind === 'person' ? staff.items?.find((each) => each.id === asked.id) : undefined
  const close = () => setAsked(undefined)
  return (
    <Page
      title={t('access.staff.title')}
      opening={t('access.staff.opening')}
      actions={
        <Button
          leftSection={<IconPlus size={20} stroke={1.75} aria-hidden />}
          onClick={() => setAsked({ kind: 'new' })}
        >
          {t('access.staff.new')}
        </Button>
      }
    >
      <Sheet>
        <search className={classes.filters}>
          <StaffFilter filter={filter} onChange={setFilter} />
        </search>
        <DataList
          label={t('access.staff.title')}
          columns={columnsOf(t, (id) => setAsked({ kind: 'person', id }))}
          pages={staff}
          rowKey={(line) => line.id}
          empty={{ sentence: t('access.staff.none'), next: t('access.staff.none_next') }}
        />
      </Sheet>
      {asked?.kind === 'new' && (
        <NewStaffDialog onClose={close} onMade={(url) => setAsked({ kind: 'link', url })} />
      )}
      {person && (
        <StaffDialog person={person} onClose={close} onLink={(url) => setAsked({ kind: 'link', url })} />
      )}
      {asked?.kind === 'link' && <OneTimeLink url={asked.url} onClose={close} />}
    </Page>
  )
}

function columnsOf(t: Translate, onOpen: (id: string) => void): Column<StaffLine>[] {
  const today = dayKey(new Date())
  return [
    { key: 'state', label: t('access.staff.state'), cell: (line) => <StaffState person={line} /> },
    {
      key: 'name',
      label: t('access.staff.name'),
      main: true,
      cell: (line) => (
        <>
          {line.display_name}
          <SubLine>
            {[line.username, line.working_name && t('access.staff.heard_as', { name: line.working_name })]
              .filter(Boolean)
              .join(' · ')}
          </SubLine>
        </>
      ),
    },
    {
      key: 'roles',
      label: t('access.staff.roles'),
      cell: (line) => {
        const held = line.roles.filter((role) => role.waits || !role.until_on || role.until_on > today)
        if (held.length === 0) return t('access.staff.no_role')
        return held.map((role) => (
          <span key={role.id}>
            {t(`access.role.${role.role}`)}
            <SubLine>{role.agency_name}</SubLine>
            {role.waits && <Badge tone="warn">{t('access.staff.role_waits')}</Badge>}
          </span>
        ))
      },
    },
    {
      key: 'act',
      label: t('access.staff.open'),
      quiet: true,
      cell: (line) => (
        <Button variant="default" size="sm" onClick={() => onOpen(line.id)}>
          {t('access.staff.open')}
          <span className="unseen"> {line.display_name}</span>
        </Button>
      ),
    },
  ]
}

/** Whether somebody can sign in today, and why not. */
export function StaffState({ person }: { person: Pick<StaffLine, 'enabled' | 'activated'> }) {
  const t = useText()
  if (!person.enabled) return <Badge>{t('access.staff.shut')}</Badge>
  if (!person.activated) return <Badge tone="warn">{t('access.staff.not_activated')}</Badge>
  return <Badge tone="ok">{t('access.staff.active')}</Badge>
}
