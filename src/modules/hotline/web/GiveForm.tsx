import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { ReplyOf } from '#kernel/contract.ts'
import { dropDraft, getDraft, listDrafts } from '#modules/access/draft.contract.ts'
import { useDraft } from '#modules/access/web/draft.part.ts'
import { cacheKey, call, useAct, useRead } from '#ui/api.ts'
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx'
import layout from '#ui/layout.module.css'
import { useMe } from '#ui/me.ts'
import { SavedMark } from '#ui/SavedMark.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { Section } from '#ui/Sheet.tsx'
import { TextSkeleton } from '#ui/Skeletons.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { useText } from '#ui/text.ts'
import { signHandoverFrom } from '../handover.contract.ts'
import { type currentShift, listShiftPeople } from '../shift.contract.ts'
import classes from './handover.module.css'
import { Signatures } from './OpenedHandover.tsx'

const parts = ['calls', 'on_the_road', 'threats', 'other'] as const

type Notes = Record<(typeof parts)[number], string>
const empty: Notes = { calls: '', on_the_road: '', threats: '', other: '' }
const draftForm = 'handover'

/** What only people know, and to whom it goes; unfinished notes are taken up where they were left. */
export function GiveForm({ shift }: { shift: ReplyOf<typeof currentShift> | undefined }) {
  const [round, setRound] = useState(0)
  // Read once, before the form stands: later answers of the server must not take it away from under the hands.
  const isStanding = useRef(false)
  const drafts = useRead(listDrafts, { query: { form: draftForm } }, { enabled: !isStanding.current })
  const clientRef = drafts.data?.items[0]?.client_ref
  const draft = useRead(
    getDraft,
    { params: { client_ref: clientRef ?? '' } },
    { enabled: clientRef !== undefined && !isStanding.current },
  )
  if (!isStanding.current && (drafts.isPending || draft.isLoading)) return <TextSkeleton lines={4} />
  isStanding.current = true
  const kept = draft.data && { ...draft.data, notes: { ...empty, ...(draft.data.content as Partial<Notes>) } }
  return (
    <Writing
      key={round}
      shift={shift}
      kept={round === 0 ? kept : undefined}
      onSigned={() => setRound(round + 1)}
    />
  )
}

interface Kept {
  client_ref: string
  seq: number
  saved_at: string
  notes: Notes
}

/** With the signature the facts of this moment are kept, and the draft has done its work. */
function Writing({
  shift,
  kept,
  onSigned,
}: {
  shift: ReplyOf<typeof currentShift> | undefined
  kept: Kept | undefined
  onSigned: () => void
}) {
  const t = useText()
  const me = useMe()
  const cache = useQueryClient()
  const people = useRead(listShiftPeople, {})
  const [clientRef] = useState(() => kept?.client_ref ?? crypto.randomUUID())
  const [notes, setNotes] = useState(kept?.notes ?? empty)
  const isTouched = kept !== undefined || Object.values(notes).some((said) => said !== '')
  const draft = useDraft({
    ref: clientRef,
    form: draftForm,
    content: notes,
    isTouched,
    taken: { seq: kept?.seq ?? 0, savedAt: kept?.saved_at },
  })
  const [chosen, setChosen] = useState<string | null>(null)
  const [isAsking, setAsking] = useState(false)
  const sign = useAct(signHandoverFrom, {
    onDone: async () => {
      await draft.finish()
      // A draft that is gone already is as well dropped.
      if (isTouched) await call(dropDraft, { params: { client_ref: clientRef } }).catch(() => undefined)
      onSigned()
    },
  })
  // Whoever comes back to this page reads the draft anew: what was read at first is older than what was typed since.
  useEffect(
    () => () => {
      cache.removeQueries({ queryKey: cacheKey(getDraft) })
      cache.removeQueries({ queryKey: cacheKey(listDrafts) })
    },
    [cache],
  )
  const others = people.data?.items.filter((person) => person.id !== me.staff.id) ?? []
  const coming =
    shift?.next?.members.find((member) => member.id !== me.staff.id)?.id ?? shift?.next?.leader.id
  const to = chosen ?? (others.some((person) => person.id === coming) ? coming : undefined) ?? null
  const taker = others.find((person) => person.id === to)
  const send = () => {
    if (!to || sign.isPending) return
    const said = (part: (typeof parts)[number]) => notes[part].trim() || null
    sign.mutate({
      body: {
        to_staff: to,
        shift_id: shift?.current?.id ?? null,
        notes: {
          calls: said('calls'),
          on_the_road: said('on_the_road'),
          threats: said('threats'),
          other: said('other'),
        },
      },
    })
  }
  return (
    <Section title={t('hotline.handover.notes')} note={t('hotline.handover.notes_note')}>
      <div className={layout.stack}>
        <div className={classes.notes}>
          {parts.map((part) => (
            <TextArea
              key={part}
              label={t(`hotline.handover.note.${part}`)}
              optional
              minRows={2}
              maxLength={2000}
              value={notes[part]}
              onChange={(event) => setNotes({ ...notes, [part]: event.currentTarget.value })}
            />
          ))}
        </div>
        <div className={classes.paper}>
          <Signatures from={me.staff.display_name} to={taker?.name ?? ''} />
        </div>
        <div className={classes.foot}>
          <div className={classes.who}>
            <SelectField
              label={t('hotline.handover.to')}
              searchable
              placeholder={t('hotline.handover.to_choose')}
              data={others.map((person) => ({ value: person.id, label: person.name }))}
              value={to}
              onChange={setChosen}
            />
          </div>
          <SavedMark state={draft.state} {...(draft.savedAt ? { savedAt: draft.savedAt } : {})} />
          <Button aria-disabled={!to} onClick={() => to && setAsking(true)}>
            {t('hotline.handover.sign_from')}
          </Button>
        </div>
      </div>
      <ConfirmDialog
        opened={isAsking}
        title={t('hotline.handover.sign_title', { who: taker?.name ?? '' })}
        actLabel={t('hotline.handover.sign_from')}
        isBusy={sign.isPending}
        error={sign.error}
        onAct={send}
        onClose={() => setAsking(false)}
      >
        {t('hotline.handover.sign_note')}
      </ConfirmDialog>
    </Section>
  )
}
