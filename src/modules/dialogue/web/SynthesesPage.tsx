import { Button, MultiSelect } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useAct, usePages } from '#ui/api.ts'
import { Badge } from '#ui/Badge.tsx'
import { DataList, SubLine } from '#ui/DataList.tsx'
import { DateField } from '#ui/DateField.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { FieldPair, TextField } from '#ui/fields.tsx'
import { dayKey, formatDay, formatNumber } from '#ui/format.ts'
import { useAddress, useGo } from '#ui/links.tsx'
import { useMay } from '#ui/me.ts'
import { Page } from '#ui/Page.tsx'
import type { Found } from '#ui/PlaceField.tsx'
import { Sheet } from '#ui/Sheet.tsx'
import { useText } from '#ui/text.ts'
import { listSynthesesContract, makeSynthesisContract } from '../synthesis.contract.ts'
import { PlaceThenField, SearchField } from './fields.tsx'
import { useTopics } from './use-topics.ts'

/** Syntheses for the Provincial Party Committee and the People's Committee. */
export default function SynthesesPage() {
  const t = useText()
  const may = useMay()
  const [address, change] = useAddress()
  const [isNew, setNew] = useState(false)
  const q = address.q?.slice(0, 100)
  const list = usePages(listSynthesesContract, { query: q ? { q } : {} })
  return (
    <Page
      title={t('dialogue.syntheses.title')}
      opening={t('dialogue.syntheses.opening')}
      actions={
        may('dialogue.keep') && (
          <Button leftSection={<IconPlus size={20} stroke={1.75} aria-hidden />} onClick={() => setNew(true)}>
            {t('dialogue.synthesis.make')}
          </Button>
        )
      }
    >
      <Sheet>
        <DataList
          label={t('dialogue.syntheses.title')}
          columns={[
            {
              key: 'title',
              label: t('dialogue.synthesis.title'),
              main: true,
              cell: (line) => (
                <>
                  {line.title}
                  <SubLine>
                    {[`${formatDay(line.from_on)} – ${formatDay(line.until_on)}`, line.place_name]
                      .filter(Boolean)
                      .join(' · ')}
                  </SubLine>
                </>
              ),
            },
            {
              key: 'state',
              label: t('dialogue.column.status'),
              phone: 'plain',
              cell: (line) => (
                <Badge tone={line.state === 'sent' ? 'ok' : 'act'}>
                  {line.sent_on
                    ? t('dialogue.synthesis.sent_on', { day: formatDay(line.sent_on) })
                    : t('dialogue.synthesis.draft')}
                </Badge>
              ),
            },
            {
              key: 'petitions',
              label: t('dialogue.petitions.title'),
              figures: true,
              cell: (line) => formatNumber(line.petitions),
            },
            {
              key: 'waiting',
              label: t('dialogue.synthesis.waiting'),
              figures: true,
              cell: (line) => formatNumber(line.waiting),
            },
          ]}
          pages={list}
          rowKey={(line) => line.id}
          rowGoal={(line) => ({ to: '/syntheses/$id', params: { id: line.id } })}
          filter={<SearchField value={q ?? ''} onChange={(next) => change({ q: next || undefined })} />}
          empty={{ sentence: t('dialogue.syntheses.none'), next: t('dialogue.syntheses.none_next') }}
        />
      </Sheet>
      {isNew && <MakeDialog onClose={() => setNew(false)} />}
    </Page>
  )
}

function MakeDialog({ onClose }: { onClose: () => void }) {
  const t = useText()
  const go = useGo()
  const topics = useTopics()
  const [title, setTitle] = useState('')
  const [from, setFrom] = useState<string | null>(null)
  const [until, setUntil] = useState<string | null>(dayKey(new Date()))
  const [place, setPlace] = useState<Found | null>(null)
  const [chosen, setChosen] = useState<string[]>([])
  const [isTried, setTried] = useState(false)
  const act = useAct(makeSynthesisContract, {
    onDone: ({ id }) => go({ to: '/syntheses/$id', params: { id } }),
  })
  const need = (value: unknown) => (isTried && !value ? t('dialogue.form.needed') : undefined)
  const send = () => {
    setTried(true)
    if (title.trim().length > 2 && from && until)
      act.mutate({ body: { title, from, until, topics: chosen, ...(place ? { place_id: place.id } : {}) } })
  }
  return (
    <FormDialog
      title={t('dialogue.synthesis.make')}
      actLabel={t('dialogue.synthesis.make')}
      isBusy={act.isPending}
      error={act.error}
      onAct={send}
      onClose={onClose}
    >
      <TextField
        label={t('dialogue.synthesis.name')}
        required
        maxLength={300}
        error={need(title.trim().length > 2)}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <FieldPair>
        <DateField
          label={t('dialogue.synthesis.from')}
          required
          error={need(from)}
          value={from}
          onChange={setFrom}
        />
        <DateField
          label={t('dialogue.synthesis.until')}
          required
          error={need(until)}
          value={until}
          onChange={setUntil}
        />
      </FieldPair>
      <PlaceThenField
        label={t('dialogue.synthesis.place')}
        on={until ?? dayKey(new Date())}
        value={place}
        onChange={setPlace}
      />
      <MultiSelect
        label={t('dialogue.synthesis.topics')}
        data={topics.choices}
        value={chosen}
        onChange={setChosen}
        searchable
        clearable
      />
    </FormDialog>
  )
}
