import { type ReactNode, useEffect, useState } from 'react'
import { call } from '#ui/api.ts'
import { SavedMark } from '#ui/SavedMark.tsx'
import { dropDraft, getDraft, listDrafts } from '../draft.contract.ts'
import { useDraft } from './draft.part.ts'

/** A form that is kept while it is written: its content, how to change it, and what to call once the record is made. */
export interface KeptForm<T extends object> {
  content: T
  setContent: (content: T) => void
  /** Changes some of it, whatever else is changed meanwhile. */
  set: (part: Partial<T>) => void
  done: () => void
  mark: ReactNode
}

interface Taken {
  ref: string
  seq: number
  savedAt?: string
  content?: object
}

/** Takes up what was begun under this name, or begins anew; drawn once it is known which. */
export function Kept<T extends object>({
  form,
  start,
  children,
}: {
  form: string
  start: T
  children: (kept: KeptForm<T>) => ReactNode
}) {
  const [taken, setTaken] = useState<Taken>()
  useEffect(() => {
    let isGone = false
    const take = async (): Promise<Taken> => {
      const { items } = await call(listDrafts, { query: { form } })
      const [first] = items
      if (!first) return { ref: crypto.randomUUID(), seq: 0 }
      const draft = await call(getDraft, { params: { client_ref: first.client_ref } })
      return { ref: draft.client_ref, seq: draft.seq, savedAt: draft.saved_at, content: draft.content }
    }
    take()
      .catch((): Taken => ({ ref: crypto.randomUUID(), seq: 0 }))
      .then((found) => !isGone && setTaken(found))
    return () => {
      isGone = true
    }
  }, [form])
  return taken ? (
    <Keeping form={form} start={start} taken={taken}>
      {children}
    </Keeping>
  ) : null
}

function Keeping<T extends object>(props: {
  form: string
  start: T
  taken: Taken
  children: (kept: KeptForm<T>) => ReactNode
}) {
  const { form, start, taken } = props
  const [content, change] = useState<T>(() => ({ ...start, ...taken.content }) as T)
  const [isTouched, setTouched] = useState(false)
  const draft = useDraft({
    ref: taken.ref,
    form,
    content,
    isTouched,
    taken: { seq: taken.seq, savedAt: taken.savedAt },
  })
  const setContent = (next: T) => {
    setTouched(true)
    change(next)
  }
  // The record stands; the draft that led to it is of no more use.
  const done = () => {
    void draft
      .finish()
      .then(() => call(dropDraft, { params: { client_ref: taken.ref } }))
      .catch(() => undefined)
  }
  return props.children({
    content,
    setContent,
    set: (part) => {
      setTouched(true)
      change((before) => ({ ...before, ...part }))
    },
    done,
    mark: <SavedMark state={draft.state} {...(draft.savedAt ? { savedAt: draft.savedAt } : {})} />,
  })
}
