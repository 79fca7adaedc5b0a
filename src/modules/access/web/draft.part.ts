import { useCallback, useEffect, useRef, useState } from 'react'
import { addressOf, call, pageHeaders } from '#ui/call.ts'
import { saveDraft } from '../draft.contract.ts'

const patience = 1_000
const nextTry = 5_000

/** How what is being typed on this page is kept, for each form of it. */
const typing = new Set<() => Promise<void>>()

/** Keeps at once whatever is being typed anywhere on this page, before its session ends. */
export async function saveDrafts(): Promise<void> {
  await Promise.all([...typing].map((save) => save()))
}

export interface DraftState {
  state: 'new' | 'saving' | 'saved' | 'unsaved'
  savedAt?: string
}

interface DraftOptions {
  /** Name of the draft, made by the page; the same one when a form is taken up again. */
  ref: string
  form: string
  /** Plain data of the form; a change of it is what gets saved. */
  content: object
  /** Nothing is kept while the form is as it was opened. */
  isTouched: boolean
  /** What the server keeps already of a draft that is taken up again; `seq` 0 for a new one. */
  taken: { seq: number; savedAt?: string | undefined }
}

/**
 * Keeps a form as a sealed draft on the server: a second after the last change, at once when the page is left, again
 * and again while the network is away. `seq` rises with every save, so that a late one never overwrites a newer one.
 * `finish` ends it: nothing is sent any more, also when the page closes, since the record has taken its place.
 */
export function useDraft({ ref, form, content, isTouched, taken }: DraftOptions) {
  const [kept, setKept] = useState<DraftState>(
    taken.seq > 0
      ? { state: 'saved', ...(taken.savedAt ? { savedAt: taken.savedAt } : {}) }
      : { state: 'new' },
  )
  const latest = useRef(content)
  const seq = useRef(taken.seq)
  const saved = useRef(isTouched ? JSON.stringify(content) : '')
  const isOver = useRef(false)
  const running = useRef<Promise<void> | undefined>(undefined)
  latest.current = content

  const save = useCallback(async () => {
    const text = JSON.stringify(latest.current)
    if (isOver.current || text === saved.current) return
    seq.current += 1
    setKept((before) => ({ ...before, state: 'saving' }))
    try {
      const reply = await call(saveDraft, {
        params: { client_ref: ref },
        body: { form, seq: seq.current, content: JSON.parse(text) },
      })
      saved.current = text
      setKept({ state: 'saved', savedAt: reply.saved_at })
    } catch {
      // Nothing is lost: the text stands on the screen, the mark says so, and the next try follows.
      setKept((before) => ({ ...before, state: 'unsaved' }))
    }
  }, [form, ref])

  const flush = useCallback(async () => {
    await running.current
    running.current = save()
    await running.current
  }, [save])

  useEffect(() => {
    if (!isTouched) return
    typing.add(flush)
    return () => {
      typing.delete(flush)
    }
  }, [isTouched, flush])

  const text = JSON.stringify(content)
  useEffect(() => {
    if (!isTouched || text === saved.current) return
    const timer = setTimeout(() => void flush(), patience)
    return () => clearTimeout(timer)
  }, [text, isTouched, flush])

  useEffect(() => {
    if (kept.state !== 'unsaved') return
    const timer = setInterval(() => void flush(), nextTry)
    const onBack = () => void flush()
    window.addEventListener('online', onBack)
    return () => {
      clearInterval(timer)
      window.removeEventListener('online', onBack)
    }
  }, [kept.state, flush])

  useEffect(() => {
    const leave = () => {
      const now = JSON.stringify(latest.current)
      if (isOver.current || !isTouched || now === saved.current) return
      seq.current += 1
      saved.current = now
      void fetch(addressOf(saveDraft.path, { params: { client_ref: ref } }), {
        method: saveDraft.method,
        headers: { 'content-type': 'application/json', ...pageHeaders() },
        body: `{"form":${JSON.stringify(form)},"seq":${seq.current},"content":${now}}`,
        credentials: 'same-origin',
        keepalive: true,
      }).catch(() => undefined)
    }
    window.addEventListener('pagehide', leave)
    return () => {
      window.removeEventListener('pagehide', leave)
      leave()
    }
  }, [form, ref, isTouched])

  return {
    ...kept,
    flush,
    /** Waits for a save under way and sends no other. Call `reopen` when the record could not be made after all. */
    finish: async () => {
      isOver.current = true
      await running.current
    },
    reopen: () => {
      isOver.current = false
    },
  }
}
