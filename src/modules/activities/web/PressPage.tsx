import { Button } from '@mantine/core'
import { useState } from 'react'
import { fold } from '#kernel/fold.ts'
import { useAct, useRead } from '#ui/api.ts'
import { DataList } from '#ui/DataList.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { TextField } from '#ui/fields.tsx'
import { dayKey, formatDay, formatNumber } from '#ui/format.ts'
import { useMay } from '#ui/me.ts'
import { Page } from '#ui/Page.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { Sheet } from '#ui/Sheet.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { useText } from '#ui/text.ts'
import { outletKinds } from '../press.codes.ts'
import {
  addPressOutletsContract,
  endPressOutletContract,
  listPressOutletsContract,
} from '../press.contract.ts'
import classes from './Activities.module.css'

/** Press contacts of the province: newsrooms, what was sent to each and what they used. */
export default function PressPage() {
  const t = useText()
  const may = useMay()
  const [q, setQ] = useState('')
  const [isAdding, setAdding] = useState(false)
  const outlets = useRead(listPressOutletsContract, {})
  const end = useAct(endPressOutletContract, { refresh: [listPressOutletsContract] })
  const rows = outlets.data?.items.filter((outlet) => fold(outlet.name).includes(fold(q)))
  return (
    <Page
      title={t('activities.outlets.title')}
      opening={t('activities.outlets.opening')}
      actions={
        may('activity.record') && (
          <Button onClick={() => setAdding(true)}>{t('activities.outlets.add')}</Button>
        )
      }
    >
      <Sheet>
        <DataList
          label={t('activities.outlets.title')}
          columns={[
            { key: 'name', label: t('activities.outlets.name'), main: true, cell: (outlet) => outlet.name },
            {
              key: 'kind',
              label: t('activities.column.kind'),
              cell: (outlet) => t(`activities.outlet.${outlet.kind}`),
            },
            {
              key: 'sent',
              label: t('activities.outlets.sent'),
              figures: true,
              cell: (outlet) => `${formatNumber(outlet.used)} / ${formatNumber(outlet.sent)}`,
            },
            {
              key: 'act',
              label: t('activities.acts.title'),
              quiet: true,
              cell: (outlet) =>
                outlet.until_on ? (
                  t('activities.outlets.ended', { day: formatDay(outlet.until_on) })
                ) : outlet.mine && may('activity.record') ? (
                  <Button
                    variant="subtle"
                    color="gray"
                    onClick={() =>
                      end.mutate({
                        params: { outlet_id: outlet.id },
                        body: { version: outlet.version, until_on: dayKey(new Date()) },
                      })
                    }
                  >
                    {t('activities.outlets.end')}
                  </Button>
                ) : null,
            },
          ]}
          rows={rows}
          rowKey={(outlet) => outlet.id}
          error={outlets.error ?? end.error}
          onRetry={() => void outlets.refetch()}
          filter={
            <div className={classes.narrow}>
              <TextField
                label={t('activities.outlets.search')}
                maxLength={100}
                value={q}
                onChange={(event) => setQ(event.currentTarget.value)}
              />
            </div>
          }
          empty={{ sentence: t('activities.outlets.none'), next: t('activities.outlets.none_next') }}
        />
      </Sheet>
      {isAdding && <AddDialog onClose={() => setAdding(false)} />}
    </Page>
  )
}

function AddDialog({ onClose }: { onClose: () => void }) {
  const t = useText()
  const [names, setNames] = useState('')
  const [kind, setKind] = useState<(typeof outletKinds)[number]>('newspaper')
  const act = useAct(addPressOutletsContract, { onDone: onClose })
  const typed = names
    .split('\n')
    .map((name) => name.trim())
    .filter(Boolean)
  return (
    <FormDialog
      title={t('activities.outlets.add')}
      actLabel={t('activities.outlets.add')}
      isBusy={act.isPending}
      error={act.error}
      onClose={onClose}
      onAct={() =>
        typed.length > 0 &&
        act.mutate({ body: { outlets: typed.map((name) => ({ name, kind, from_on: dayKey(new Date()) })) } })
      }
    >
      <SelectField
        label={t('activities.column.kind')}
        data={outletKinds.map((value) => ({ value, label: t(`activities.outlet.${value}`) }))}
        value={kind}
        onChange={(next) => setKind(outletKinds.find((each) => each === next) ?? 'other')}
      />
      <TextArea
        label={t('activities.outlets.names')}
        value={names}
        onChange={(event) => setNames(event.currentTarget.value)}
      />
    </FormDialog>
  )
}
