import { useCallback, useEffect, useRef, useState } from 'react'
import { saveDraft } from '#modules/access/draft.contract.ts'
import { addressOf, call } from '#ui/call.ts'

export type DraftState = 'new' | 'saving' | 'saved' | 'unsaved'

interface DraftOptions {
  /** Name of the draft, made by the page; the same one when a form is resumed. */
  ref: string
  form: string
  /** Plain data of the form; a change of it is what gets saved. */
  content: Record<string, unknown>
  /** Sequence number the server keeps already, for a resumed form. */
  seq: number
  /** Nothing is kept while the form is as it was opened. */
  isUntouched: boolean
}

const patience = 800

/**
 * Keeps a form as a sealed draft on the server: shortly after each change, and once more, beyond the page's own
 * life, when it is left. A save that fails is told, and tried again with the next change.
 */
export function useDraft({ ref, form, content, seq, isUntouched }: DraftOptions) {
  const [state, setState] = useState<DraftState>(seq > 0 ? 'saved' : 'new')
  const [savedAt, setSavedAt] = useState<string>()
  const text = JSON.stringify(content)
  const kept = useRef({ seq, text: seq > 0 ? text : '' })
  const latest = useRef({ text, isUntouched })
  const isOver = useRef(false)
  const running = useRef<Promise<void>>(Promise.resolve())
  latest.current = { text, isUntouched }

  const isDue = useCallback(
    () => !isOver.current && !latest.current.isUntouched && latest.current.text !== kept.current.text,
    [],
  )
  const nextBody = useCallback(() => {
    kept.current.seq += 1
    return {
      form,
      seq: kept.current.seq,
      content: JSON.parse(latest.current.text) as Record<string, unknown>,
    }
  }, [form])

  const save = useCallback(async () => {
    if (!isDue()) return
    const sent = latest.current.text
    setState('saving')
    try {
      const reply = await call(saveDraft, { params: { client_ref: ref }, body: nextBody() })
      kept.current.text = sent
      setSavedAt(reply.saved_at)
      setState('saved')
    } catch {
      // Nothing is lost: the text stands on the screen and the mark says so.
      setState('unsaved')
    }
  }, [ref, isDue, nextBody])

  // biome-ignore lint/correctness/useExhaustiveDependencies: the text is what starts the wait
  useEffect(() => {
    const timer = setTimeout(() => {
      running.current = running.current.then(save)
    }, patience)
    return () => clearTimeout(timer)
  }, [text, save])

  useEffect(() => {
    const leave = () => {
      if (!isDue()) return
      const body = JSON.stringify(nextBody())
      kept.current.text = latest.current.text
      void fetch(addressOf(saveDraft.path, { params: { client_ref: ref } }), {
        method: saveDraft.method,
        headers: { 'content-type': 'application/json' },
        body,
        credentials: 'same-origin',
        keepalive: true,
      }).catch(() => undefined)
    }
    window.addEventListener('pagehide', leave)
    return () => {
      window.removeEventListener('pagehide', leave)
      leave()
    }
  }, [ref, isDue, nextBody])

  return {
    state,
    savedAt,
    /** Stops saving and waits for the save under way: the record takes the draft's place. */
    finish: async () => {
      isOver.current = true
      await running.current
    },
    /** Goes on saving: the record could not be made after all. */
    reopen: () => {
      isOver.current = false
    },
  }
}
