import { Button } from '@mantine/core'
import { useState } from 'react'
import { usePages, useRead } from '#ui/api.ts'
import { type Column, DataList } from '#ui/DataList.tsx'
import { ExcelButton } from '#ui/ExcelButton.tsx'
import { CheckField, TextField } from '#ui/fields.tsx'
import { useAddress } from '#ui/links.tsx'
import { useMay, useMe } from '#ui/me.ts'
import { Page } from '#ui/Page.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { Sheet } from '#ui/Sheet.tsx'
import { useText } from '#ui/text.ts'
import { exportFindingsContract, type FindingLine, listFindingsContract } from '../finding.contract.ts'
import { type FindingState, findingStates } from '../inspection.codes.ts'
import { isUnfinished } from '../inspection.life.ts'
import { findingColumns } from './columns.tsx'
import { MoveFindingDialog } from './FindingFields.tsx'
import classes from './Inspections.module.css'

/** Findings of my province by deadline: what is unfinished stands first. */
export default function FindingsPage() {
  const t = useText()
  const me = useMe()
  const may = useMay()
  const [address, change] = useAddress()
  const [moved, setMoved] = useState<FindingLine>()
  const state = findingStates.includes(address.state as FindingState)
    ? (address.state as FindingState)
    : ('unfinished' as const)
  const query = {
    state,
    ...(address.q?.trim() ? { q: address.q } : {}),
    ...(address.owned === 'yes' ? { owned: 'yes' as const } : {}),
  }
  const list = usePages(listFindingsContract, { query })
  const counts = useRead(listFindingsContract, { query: { ...query, limit: 1 } }).data?.counts
  const acts: Column<FindingLine> = {
    key: 'acts',
    label: t('inspections.finding.move'),
    quiet: true,
    cell: (line) =>
      isUnfinished(line.status) &&
      (line.mine || line.owned) && (
        <Button
          variant="default"
          aria-label={t('inspections.finding.move_of', { what: line.what })}
          onClick={() => setMoved(line)}
        >
          {t('inspections.finding.move')}
        </Button>
      ),
  }
  return (
    <Page
      title={t('inspections.findings.title')}
      scope={me.province.name}
      opening={counts && t('inspections.findings.opening', { ...counts })}
    >
      <Sheet>
        <DataList
          label={t('inspections.findings.title')}
          columns={[...findingColumns(t), ...(may('inspection.work') ? [acts] : [])]}
          pages={list}
          rowKey={(line) => line.id}
          rowGoal={(line) => ({ to: '/inspections/$id', params: { id: line.visit_id } })}
          filter={
            <search className={classes.filters}>
              <TextField
                label={t('inspections.filter.unit')}
                value={address.q ?? ''}
                onChange={(event) => change({ q: event.currentTarget.value || undefined })}
              />
              <SelectField
                label={t('inspections.column.state')}
                data={findingStates.map((value) => ({ value, label: t(`inspections.state.${value}`) }))}
                value={state}
                onChange={(next) => change({ state: next ?? undefined })}
              />
              <CheckField
                label={t('inspections.filter.owned')}
                checked={address.owned === 'yes'}
                onChange={(event) => change({ owned: event.currentTarget.checked ? 'yes' : undefined })}
              />
            </search>
          }
          exportAs={<ExcelButton contract={exportFindingsContract} args={{ query }} />}
          empty={{ sentence: t('inspections.findings.none'), next: t('inspections.findings.none_next') }}
        />
      </Sheet>
      {moved && <MoveFindingDialog finding={moved} onClose={() => setMoved(undefined)} />}
    </Page>
  )
}
