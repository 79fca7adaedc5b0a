import { Button, MultiSelect } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { type Kept, OneDraft, useKeptForm } from '#modules/access/web/with-draft.part.tsx'
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
import { SavedMark } from '#ui/SavedMark.tsx'
import { SearchField } from '#ui/SearchField.tsx'
import { Sheet } from '#ui/Sheet.tsx'
import { useText } from '#ui/text.ts'
import { listSynthesesContract, makeSynthesisContract } from '../synthesis.contract.ts'
import { PlaceThenField } from './fields.tsx'
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
          filter={
            <SearchField
              label={t('dialogue.filter.search')}
              value={q ?? ''}
              onChange={(next) => change({ q: next || undefined })}
            />
          }
          empty={{ sentence: t('dialogue.syntheses.none'), next: t('dialogue.syntheses.none_next') }}
        />
      </Sheet>
      {isNew && <MakeDialog onClose={() => setNew(false)} />}
    </Page>
  )
}

interface Values {
  title: string
  from: string | null
  until: string | null
  place: Found | null
  chosen: string[]
}
const draftForm = 'synthesis'
const fresh = (): Values => ({ title: '', from: null, until: dayKey(new Date()), place: null, chosen: [] })

function MakeDialog({ onClose }: { onClose: () => void }) {
  return (
    <OneDraft form={draftForm} empty={fresh()}>
      {(kept, clientRef) => <Make kept={kept} clientRef={clientRef} onClose={onClose} />}
    </OneDraft>
  )
}

function Make({ kept, clientRef, onClose }: { kept: Kept<Values>; clientRef: string; onClose: () => void }) {
  const t = useText()
  const go = useGo()
  const topics = useTopics()
  const { form, set, draft } = useKeptForm({ clientRef, form: draftForm, kept })
  const { title, from, until, place, chosen } = form
  const act = useAct(makeSynthesisContract, {
    onDone: ({ id }) => go({ to: '/syntheses/$id', params: { id } }),
  })
  const send = async () => {
    if (!from || !until) return
    await draft.finish()
    act.mutate(
      {
        body: {
          title,
          from,
          until,
          topics: chosen,
          ...(place ? { place_id: place.id } : {}),
          client_ref: clientRef,
        },
      },
      { onError: () => draft.reopen() },
    )
  }
  return (
    <FormDialog
      title={t('dialogue.synthesis.make')}
      actLabel={t('dialogue.synthesis.make')}
      isBusy={act.isPending}
      error={act.error}
      missing={[
        title.trim().length < 3 && t('dialogue.synthesis.name'),
        !from && t('dialogue.synthesis.from'),
        !until && t('dialogue.synthesis.until'),
      ]}
      onAct={() => void send()}
      onClose={onClose}
    >
      <TextField
        label={t('dialogue.synthesis.name')}
        required
        maxLength={300}
        value={title}
        onChange={(event) => set({ title: event.currentTarget.value })}
      />
      <FieldPair>
        <DateField
          label={t('dialogue.synthesis.from')}
          required
          value={from}
          onChange={(from) => set({ from })}
        />
        <DateField
          label={t('dialogue.synthesis.until')}
          required
          value={until}
          onChange={(until) => set({ until })}
        />
      </FieldPair>
      <PlaceThenField
        label={t('dialogue.synthesis.place')}
        on={until ?? dayKey(new Date())}
        value={place}
        onChange={(place) => set({ place })}
      />
      <MultiSelect
        label={t('dialogue.synthesis.topics')}
        data={topics.choices}
        value={chosen}
        onChange={(chosen) => set({ chosen })}
        searchable
        clearable
      />
      {draft.state !== 'new' && (
        <SavedMark state={draft.state} {...(draft.savedAt ? { savedAt: draft.savedAt } : {})} />
      )}
    </FormDialog>
  )
}
