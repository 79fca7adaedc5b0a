import { Button } from '@mantine/core'
import { useState } from 'react'
import { listConflictsContract } from '#modules/access/conflict.contract.ts'
import { useRead } from '#ui/api.ts'
import { useNow } from '#ui/clock.ts'
import { type Column, DataList } from '#ui/DataList.tsx'
import { formatWhen } from '#ui/format.ts'
import { Section, Sheet } from '#ui/Sheet.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import { ExcludeBodyDialog, LiftDialog } from './conflict-dialogs.tsx'

/** For whom this case does not exist: persons and whole bodies; who said so; and the way back, which takes two. */
export default function ConflictsTab({ id }: { id: string }) {
  const t = useText()
  const now = useNow()
  const { language } = useLanguage()
  const [isExcluding, exclude] = useState(false)
  const [lifted, lift] = useState<Excluded>()
  const read = useRead(listConflictsContract, { query: { record_id: id } })
  const rows: Excluded[] | undefined = read.data && [
    ...read.data.bodies.map((each) => ({ ...each, id: each.agency_id, name: each.agency_name, body: true })),
    ...read.data.items.map((each) => ({
      ...each,
      id: each.staff_id,
      name: each.staff_name,
      body: false,
      with_units: false,
    })),
  ]
  const columns: readonly Column<Excluded>[] = [
    { key: 'who', label: t('rights.conflicts.who'), main: true, cell: (row) => row.name },
    {
      key: 'what',
      label: t('rights.conflicts.what'),
      cell: (row) =>
        t(
          row.body
            ? row.with_units
              ? 'rights.conflicts.body_and_units'
              : 'rights.conflicts.body'
            : 'rights.conflicts.person',
        ),
    },
    { key: 'by', label: t('rights.conflicts.set_by'), cell: (row) => row.set_by },
    {
      key: 'at',
      label: t('rights.when'),
      figures: true,
      cell: (row) => formatWhen(row.set_at, new Date(now), language),
    },
    {
      key: 'act',
      label: t('rights.conflicts.lift'),
      quiet: true,
      cell: (row) => (
        <Button variant="default" size="sm" onClick={() => lift(row)}>
          {t('rights.conflicts.lift')}
        </Button>
      ),
    },
  ]
  return (
    <Sheet>
      <Section title={t('rights.conflicts.title')} note={t('rights.conflicts.note')}>
        <DataList
          label={t('rights.conflicts.title')}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          error={read.error}
          onRetry={() => void read.refetch()}
          empty={{ sentence: t('rights.conflicts.none'), next: t('rights.conflicts.none_next') }}
          exportAs={
            <Button variant="default" onClick={() => exclude(true)}>
              {t('rights.conflicts.exclude')}
            </Button>
          }
        />
      </Section>
      {isExcluding && <ExcludeBodyDialog caseId={id} onClose={() => exclude(false)} />}
      {lifted && <LiftDialog caseId={id} subject={lifted} onClose={() => lift(undefined)} />}
    </Sheet>
  )
}

interface Excluded {
  id: string
  name: string
  body: boolean
  with_units: boolean
  set_by: string
  set_at: string
}
