import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { type Kept, OneDraft, useKeptForm } from '#modules/access/web/with-draft.part.tsx'
import { call, useAct, usePages } from '#ui/api.ts'
import { Badge } from '#ui/Badge.tsx'
import { DataList, SubLine } from '#ui/DataList.tsx'
import { DateField } from '#ui/DateField.tsx'
import { FileButton } from '#ui/FileButton.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { TextField } from '#ui/fields.tsx'
import { dayKey, formatDay } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { useAddress } from '#ui/links.tsx'
import { useMay } from '#ui/me.ts'
import { Page } from '#ui/Page.tsx'
import type { Found } from '#ui/PlaceField.tsx'
import { SavedMark } from '#ui/SavedMark.tsx'
import { SearchField } from '#ui/SearchField.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { Sheet } from '#ui/Sheet.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { useText } from '#ui/text.ts'
import {
  draftRecommendationContract,
  exportRecommendationsContract,
  listRecommendationsContract,
  moveRecommendationContract,
  type Recommendation,
} from '../recommendation.contract.ts'
import {
  nextRecommendationState,
  type RecommendationMove,
  recommendationMoves,
  recommendationStates,
} from '../recommendation.life.ts'
import classes from './Dialogue.module.css'
import { PlaceThenField } from './fields.tsx'
import { useTopics } from './use-topics.ts'

/** What the province recommends to ministries, with replies and what followed. */
export default function RecommendationsPage() {
  const t = useText()
  const may = useMay()
  const topics = useTopics()
  const [address, change] = useAddress()
  const [isNew, setNew] = useState(false)
  const [moving, move] = useState<{ line: Recommendation; move: RecommendationMove }>()
  const state = recommendationStates.find((each) => each === address.state)
  const q = address.q?.slice(0, 100)
  const query = { ...(q ? { q } : {}), ...(state ? { state } : {}) }
  const list = usePages(listRecommendationsContract, { query })
  return (
    <Page
      title={t('dialogue.recommendations.title')}
      opening={t('dialogue.recommendations.opening')}
      actions={
        may('dialogue.keep') && (
          <Button leftSection={<IconPlus size={20} stroke={1.75} aria-hidden />} onClick={() => setNew(true)}>
            {t('dialogue.recommendation.new')}
          </Button>
        )
      }
    >
      <Sheet>
        <DataList
          label={t('dialogue.recommendations.title')}
          columns={[
            {
              key: 'words',
              label: t('dialogue.column.words'),
              main: true,
              cell: (line) => (
                <>
                  <span className={layout.words}>{line.words}</span>
                  <SubLine>{[line.to_body, topics.named(line.topic), line.agency_name].join(' · ')}</SubLine>
                  {line.reply && (
                    <SubLine>{t('dialogue.recommendation.replied', { words: line.reply })}</SubLine>
                  )}
                </>
              ),
            },
            {
              key: 'state',
              label: t('dialogue.column.status'),
              phone: 'plain',
              cell: (line) => (
                <Badge
                  tone={line.state === 'taken_up' ? 'ok' : line.state === 'declined' ? 'neutral' : 'act'}
                >
                  {t(`dialogue.recommended.${line.state}`)}
                </Badge>
              ),
            },
            {
              key: 'sent',
              label: t('dialogue.column.sent_on'),
              figures: true,
              cell: (line) => (line.sent_on ? formatDay(line.sent_on) : '–'),
            },
            {
              key: 'acts',
              label: t('dialogue.acts.title'),
              quiet: true,
              cell: (line) =>
                line.mine &&
                may('dialogue.keep') && (
                  <div className={layout.acts}>
                    {recommendationMoves
                      .filter((each) => nextRecommendationState(line.state, each))
                      .map((each) => (
                        <Button
                          key={each}
                          variant="default"
                          size="sm"
                          onClick={() => move({ line, move: each })}
                        >
                          {t(`dialogue.recommend.${each}`)}
                        </Button>
                      ))}
                  </div>
                ),
            },
          ]}
          pages={list}
          rowKey={(line) => line.id}
          filter={
            <div className={classes.narrow}>
              <SearchField
                label={t('dialogue.filter.search')}
                value={q ?? ''}
                onChange={(next) => change({ q: next || undefined })}
              />
              <SelectField
                label={t('dialogue.column.status')}
                data={[
                  { value: '', label: t('dialogue.filter.any') },
                  ...recommendationStates.map((value) => ({
                    value,
                    label: t(`dialogue.recommended.${value}`),
                  })),
                ]}
                value={state ?? ''}
                onChange={(next) => change({ state: next || undefined })}
              />
            </div>
          }
          exportAs={
            <FileButton
              label={t('dialogue.export.act')}
              fetchFile={() => call(exportRecommendationsContract, { query })}
            />
          }
          empty={{
            sentence: t('dialogue.recommendations.none'),
            next: t('dialogue.recommendations.none_next'),
          }}
        />
      </Sheet>
      {isNew && (
        <OneDraft form={draftForm} empty={fresh()}>
          {(kept, clientRef) => <NewDialog kept={kept} clientRef={clientRef} onClose={() => setNew(false)} />}
        </OneDraft>
      )}
      {moving && <MoveDialog line={moving.line} move={moving.move} onClose={() => move(undefined)} />}
    </Page>
  )
}

interface NewForm {
  to_body: string
  topic: string
  words: string
  place: Found | null
}
const fresh = (): NewForm => ({ to_body: '', topic: '', words: '', place: null })

const draftForm = 'recommendation'

function NewDialog({
  kept,
  clientRef,
  onClose,
}: {
  kept: Kept<NewForm>
  clientRef: string
  onClose: () => void
}) {
  const t = useText()
  const topics = useTopics()
  const { form, set, draft } = useKeptForm({ clientRef, form: draftForm, kept })
  const act = useAct(draftRecommendationContract, { onDone: onClose })
  const send = async () => {
    if (!form.place) return
    await draft.finish()
    act.mutate(
      {
        body: {
          to_body: form.to_body,
          topic: form.topic,
          words: form.words,
          place_id: form.place.id,
          client_ref: clientRef,
        },
      },
      { onError: () => draft.reopen() },
    )
  }
  return (
    <FormDialog
      title={t('dialogue.recommendation.new')}
      actLabel={t('dialogue.recommendation.new')}
      isBusy={act.isPending}
      error={act.error}
      missing={[
        form.to_body.trim().length < 2 && t('dialogue.column.to_body'),
        !form.topic && t('dialogue.column.topic'),
        !form.words.trim() && t('dialogue.column.words'),
        !form.place && t('dialogue.column.place'),
      ]}
      onAct={() => void send()}
      onClose={onClose}
    >
      <TextField
        label={t('dialogue.column.to_body')}
        required
        maxLength={200}
        value={form.to_body}
        onChange={(event) => set({ to_body: event.currentTarget.value })}
      />
      <SelectField
        label={t('dialogue.column.topic')}
        required
        data={topics.choices}
        value={form.topic || null}
        onChange={(next) => set({ topic: next ?? '' })}
      />
      <TextArea
        label={t('dialogue.column.words')}
        required
        maxLength={4000}
        value={form.words}
        onChange={(event) => set({ words: event.currentTarget.value })}
      />
      <PlaceThenField
        label={t('dialogue.column.place')}
        on={dayKey(new Date())}
        value={form.place}
        onChange={(place) => set({ place })}
      />
      <SavedMark state={draft.state} {...(draft.savedAt ? { savedAt: draft.savedAt } : {})} />
    </FormDialog>
  )
}

function MoveDialog({
  line,
  move,
  onClose,
}: {
  line: Recommendation
  move: RecommendationMove
  onClose: () => void
}) {
  const t = useText()
  const [on, setOn] = useState<string | null>(dayKey(new Date()))
  const [number, setNumber] = useState('')
  const [words, setWords] = useState('')
  const [next, setNext] = useState<string | null>(null)
  const act = useAct(moveRecommendationContract, { onDone: onClose })
  return (
    <FormDialog
      title={t(`dialogue.recommend.${move}`)}
      actLabel={t(`dialogue.recommend.${move}`)}
      isBusy={act.isPending}
      error={act.error}
      missing={[!on && t('dialogue.synthesis.day')]}
      onAct={() =>
        on &&
        act.mutate({
          params: { recommendation_id: line.id },
          body: {
            version: line.version,
            move,
            on,
            ...(number.trim() ? { number } : {}),
            ...(words.trim() ? { words } : {}),
            ...(next ? { next_on: next } : {}),
          },
        })
      }
      onClose={onClose}
    >
      <DateField label={t('dialogue.synthesis.day')} required value={on} onChange={setOn} />
      {move === 'send' ? (
        <TextField
          label={t('dialogue.synthesis.number')}
          maxLength={60}
          value={number}
          onChange={(event) => setNumber(event.currentTarget.value)}
        />
      ) : (
        <TextArea
          label={t('dialogue.column.reply')}
          maxLength={4000}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
      )}
      {(move === 'send' || move === 'reply') && (
        <DateField label={t('dialogue.recommendation.next_on')} value={next} onChange={setNext} />
      )}
    </FormDialog>
  )
}
