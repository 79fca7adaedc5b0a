import { Button } from '@mantine/core'
import { useState } from 'react'
import { useAct, useRead } from '#ui/api.ts'
import { DataList, SubLine } from '#ui/DataList.tsx'
import { DateField } from '#ui/DateField.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { TextField } from '#ui/fields.tsx'
import { dayKey, formatDay } from '#ui/format.ts'
import { NumberField } from '#ui/NumberField.tsx'
import { Page } from '#ui/Page.tsx'
import { Sheet } from '#ui/Sheet.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import { type InitiativeKind, listKindsContract, setRhythmContract } from '../kind.contract.ts'

/** Kinds, who is listed in each, and within how many months it has to meet to count as kept. */
export default function KindsPage() {
  const t = useText()
  const { language } = useLanguage()
  const read = useRead(listKindsContract, {})
  const [editing, setEditing] = useState<InitiativeKind>()
  return (
    <Page title={t('initiatives.kinds.title')} opening={t('initiatives.kinds.opening')}>
      <Sheet>
        <DataList
          label={t('initiatives.kinds.title')}
          rows={read.data?.kinds}
          rowKey={(kind) => kind.code}
          error={read.error}
          onRetry={() => void read.refetch()}
          empty={{ sentence: t('initiatives.kinds.none') }}
          columns={[
            {
              key: 'name',
              label: t('initiatives.column.kind'),
              main: true,
              cell: (kind) => (
                <>
                  {language === 'vi' ? kind.name_vi : kind.name_en}
                  <SubLine>{t(`initiatives.form.${kind.form}`)}</SubLine>
                </>
              ),
            },
            {
              key: 'members',
              label: t('initiatives.column.people'),
              cell: (kind) => t(`initiatives.kept_as.${kind.counted_for ?? 'listed'}`),
            },
            {
              key: 'rhythm',
              label: t('initiatives.kinds.rhythm'),
              cell: (kind) =>
                kind.rhythms.map((rhythm) => (
                  <div key={rhythm.valid_from}>
                    {t('initiatives.kinds.months', { n: rhythm.months })}
                    <SubLine>
                      {t('initiatives.kinds.since', { day: formatDay(rhythm.valid_from) })} · {rhythm.source}
                    </SubLine>
                  </div>
                )),
            },
            {
              key: 'acts',
              label: t('initiatives.acts'),
              quiet: true,
              cell: (kind) => (
                <Button variant="default" onClick={() => setEditing(kind)}>
                  {t('initiatives.kinds.change')}
                </Button>
              ),
            },
          ]}
        />
      </Sheet>
      {editing && <RhythmDialog kind={editing} onClose={() => setEditing(undefined)} />}
    </Page>
  )
}

function RhythmDialog({ kind, onClose }: { kind: InitiativeKind; onClose: () => void }) {
  const t = useText()
  const [months, setMonths] = useState<number>(kind.rhythms[0]?.months ?? 3)
  const [on, setOn] = useState<string | null>(dayKey(new Date()))
  const [basis, setBasis] = useState('')
  const act = useAct(setRhythmContract, { onDone: onClose })
  return (
    <FormDialog
      title={t('initiatives.kinds.change')}
      actLabel={t('initiatives.save')}
      isBusy={act.isPending}
      error={act.error}
      onClose={onClose}
      missing={[!on && t('initiatives.kinds.from'), basis.trim().length < 3 && t('initiatives.kinds.basis')]}
      onAct={() => {
        if (on && basis.trim().length >= 3)
          act.mutate({ params: { kind: kind.code }, body: { months, from_on: on, basis } })
      }}
    >
      <NumberField
        label={t('initiatives.kinds.rhythm')}
        value={months}
        min={1}
        max={24}
        onChange={(next) => setMonths(Number(next) || 1)}
      />
      <DateField label={t('initiatives.kinds.from')} value={on} onChange={setOn} />
      <TextField
        label={t('initiatives.kinds.basis')}
        value={basis}
        onChange={(event) => setBasis(event.currentTarget.value)}
      />
    </FormDialog>
  )
}
