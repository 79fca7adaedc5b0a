import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { getDraft, listDrafts } from '#modules/access/draft.contract.ts'
import { useDraft } from '#modules/access/web/draft.part.ts'
import { cacheKey, useAct, useRead } from '#ui/api.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { formatClock } from '#ui/format.ts'
import { usePageKeys } from '#ui/KeyHelp.tsx'
import { useAddress, useGo } from '#ui/links.tsx'
import { Page } from '#ui/Page.tsx'
import { PageSkeleton } from '#ui/Skeletons.tsx'
import { useText } from '#ui/text.ts'
import { takeContact } from '../../contact.contract.ts'
import { CallerSection } from './CallerSection.tsx'
import {
  bodyOf,
  type ContactForm,
  emptyForm,
  formOfDraft,
  missingOf,
  type NewContactBody,
  type Part,
} from './contact-form.ts'
import { DangerSection } from './DangerSection.tsx'
import { draftForm } from './draft-form.ts'
import { FootBar } from './FootBar.tsx'
import { HeadBar } from './HeadBar.tsx'
import { focusSection } from './KeySection.tsx'
import { LostLineDialog } from './LostLineDialog.tsx'
import { NeedsSection } from './NeedsSection.tsx'
import { NotesSection } from './NotesSection.tsx'
import { LeaderDialog, NumbersDialog } from './NumbersDialog.tsx'
import classes from './new-contact.module.css'
import { PlaceSection } from './PlaceSection.tsx'
import { ReachSection } from './ReachSection.tsx'
import { ResultSection } from './ResultSection.tsx'
import { SidePanel } from './SidePanel.tsx'
import { TopicSection } from './TopicSection.tsx'

/** A contact with the hotline, recorded while it happens; a draft in the address is taken up where it was left. */
export default function NewContactPage() {
  const [address] = useAddress()
  const [begun] = useState(() => address.draft)
  return begun ? <Resumed clientRef={begun} /> : <Fresh />
}

function Fresh() {
  const [clientRef] = useState(() => crypto.randomUUID())
  const [form] = useState(() => emptyForm(new Date()))
  return <Call clientRef={clientRef} first={form} taken={{ seq: 0 }} />
}

function Resumed({ clientRef }: { clientRef: string }) {
  const t = useText()
  const draft = useRead(
    getDraft,
    { params: { client_ref: clientRef } },
    { staleTime: Number.POSITIVE_INFINITY },
  )
  const form = useMemo(() => draft.data && formOfDraft(draft.data.content, new Date()), [draft.data])
  if (draft.data && form)
    return (
      <Call
        clientRef={clientRef}
        first={form}
        taken={{ seq: draft.data.seq, savedAt: draft.data.saved_at }}
      />
    )
  if (draft.error)
    return (
      <Page title={t('hotline.new.title')} opening={t('hotline.new.draft_gone')}>
        <ErrorNote error={draft.error} onRetry={() => void draft.refetch()} />
      </Page>
    )
  return <PageSkeleton />
}

/** Where a missing part is answered. */
const sectionOf: Readonly<Record<Part, string>> = {
  danger: 'Alt+1',
  caller: 'Alt+3',
  topic: 'Alt+5',
  hours: 'Alt+7',
  outcome: 'Alt+8',
  callback: 'Alt+8',
  received_from: 'Alt+9',
  back: 'Alt+9',
}

type Panel = 'police' | 'leader' | 'lost' | undefined

interface CallProps {
  clientRef: string
  first: ContactForm
  taken: { seq: number; savedAt?: string }
}

function Call({ clientRef, first, taken }: CallProps) {
  const t = useText()
  const go = useGo()
  const cache = useQueryClient()
  const [, setAddress] = useAddress()
  const [form, setForm] = useState(first)
  const [isTouched, setTouched] = useState(taken.seq > 0)
  const notes = useRef<HTMLTextAreaElement>(null)
  const languageField = useRef<HTMLInputElement>(null)
  const attempt = useRef<{ content: string; body: NewContactBody } | undefined>(undefined)
  const [panel, setPanel] = useState<Panel>()
  const draft = useDraft({ ref: clientRef, form: draftForm, content: form, isTouched, taken })

  const set = useCallback((part: Partial<ContactForm>) => {
    setForm((before) => ({ ...before, ...part }))
    setTouched(true)
  }, [])
  // From the first answer on a reload finds its way back; the address names the draft and nothing else.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the first answer is given
  useEffect(() => {
    if (isTouched) setAddress({ draft: clientRef })
  }, [isTouched])
  const forgetDraft = useCallback(() => {
    cache.removeQueries({ queryKey: cacheKey(getDraft) })
    void cache.invalidateQueries({ queryKey: cacheKey(listDrafts) })
  }, [cache])
  // Whoever comes back to this draft reads it anew: what was read at first is older than what was typed since.
  useEffect(() => forgetDraft, [forgetDraft])
  const take = useAct(takeContact, {
    onDone: (reply, { body }) => {
      forgetDraft()
      if (body.outcome === 'case_opened') go({ to: '/cases/new', search: { contact: reply.id } })
      else go({ to: '/contacts', search: { saved: reply.id } })
    },
  })

  const save = async (whole: ContactForm) => {
    const [missing] = missingOf(whole)
    if (missing) return focusSection(sectionOf[missing])
    if (take.isPending) return
    // The same content is the same record: after a lost answer it is sent with the same end and the same key.
    const content = JSON.stringify(whole)
    if (attempt.current?.content !== content)
      attempt.current = { content, body: bodyOf(whole, clientRef, new Date()) }
    await draft.finish()
    take.mutate({ body: attempt.current.body }, { onError: draft.reopen })
  }
  const stamp = () => {
    const line = form.notes === '' || form.notes.endsWith('\n') ? '' : '\n'
    set({ notes: `${form.notes}${line}${formatClock(new Date())} ` })
    // The caret goes behind the stamp once the new text stands in the field.
    requestAnimationFrame(() => {
      notes.current?.focus()
      notes.current?.setSelectionRange(notes.current.value.length, notes.current.value.length)
    })
  }
  const leave = async () => {
    await draft.flush()
    forgetDraft()
    go({ to: '/contacts' })
  }

  usePageKeys([
    { keys: 'Alt+1…8', label: t('hotline.keys.jump'), run: () => undefined },
    { keys: 'Alt+9', label: t('hotline.keys.language'), run: () => languageField.current?.focus() },
    { keys: 'Alt+0', label: t('hotline.new.lost'), run: () => setPanel('lost') },
    { keys: 'F8', label: t('hotline.new.police'), run: () => setPanel('police') },
    { keys: 'F9', label: t('hotline.new.leader'), run: () => setPanel('leader') },
    { keys: 'Ctrl+.', label: t('hotline.new.stamp'), run: stamp },
    { keys: 'Ctrl+Enter', label: t('hotline.new.save'), run: () => void save(form) },
    { keys: 'Escape', label: t('hotline.new.keep_draft'), run: () => void leave() },
  ])

  const part = { form, set }
  const guarded = form.caller === 'prying'
  return (
    <div className={classes.page}>
      <HeadBar {...part} languageField={languageField} onLost={() => setPanel('lost')} />
      <div className={classes.body}>
        <div className={classes.first}>
          <DangerSection {...part} onPolice={() => setPanel('police')} onLeader={() => setPanel('leader')} />
        </div>
        <SidePanel form={form} />
        <div className={classes.rest}>
          {take.error && panel !== 'lost' && (
            <div className={classes.failed}>
              <ErrorNote error={take.error} onRetry={() => void save(form)} />
            </div>
          )}
          <PlaceSection {...part} />
          <CallerSection {...part} />
          {!guarded && <NeedsSection {...part} />}
          <TopicSection {...part} />
          <NotesSection {...part} area={notes} />
          <ReachSection {...part} error={take.error} />
          <ResultSection {...part} />
        </div>
      </div>
      <FootBar
        form={form}
        draft={draft}
        isBusy={take.isPending}
        onLeave={() => void leave()}
        onSave={() => void save(form)}
      />
      <NumbersDialog form={form} opened={panel === 'police'} onClose={() => setPanel(undefined)} />
      <LeaderDialog opened={panel === 'leader'} onClose={() => setPanel(undefined)} />
      <LostLineDialog
        {...part}
        opened={panel === 'lost'}
        isBusy={take.isPending}
        error={take.error}
        onSave={(whole) => {
          setForm(whole)
          void save(whole)
        }}
        onClose={() => setPanel(undefined)}
      />
    </div>
  )
}
