import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { CallOf } from '#kernel/contract.ts'
import { dropDraft, getDraft, listDrafts } from '#modules/access/draft.contract.ts'
import { useDraft } from '#modules/access/web/draft.part.ts'
import { cacheKey, call } from '#ui/api.ts'
import { listNotesContract, sendNotesContract } from '../question.contract.ts'

export type HallNote = CallOf<typeof sendNotesContract>['body']['notes'][number]

const nextTry = 3_000
const atOnce = 100

/**
 * Notes on their way from the hall. A note is shown at once, waits here while the line is away, and is sent again until the
 * server has it: its name keeps it from being kept twice. What waits is kept as a sealed draft as well, and taken up when
 * the page is opened anew.
 */
export function useHallQueue(dialogueId: string) {
  const cache = useQueryClient()
  const form = `hall.${dialogueId}`
  const [ref] = useState(() => crypto.randomUUID())
  const [queue, setQueue] = useState<readonly HallNote[]>([])
  const [error, setError] = useState<unknown>()
  const isSending = useRef(false)
  const draft = useDraft({ ref, form, content: { queue }, isTouched: queue.length > 0, taken: { seq: 0 } })

  useEffect(() => {
    const takeUp = async () => {
      const { items } = await call(listDrafts, { query: { form } })
      for (const each of items) {
        const { content } = await call(getDraft, { params: { client_ref: each.client_ref } })
        const kept = (content.queue ?? []) as HallNote[]
        setQueue((now) => [
          ...now,
          ...kept.filter((note) => !now.some((other) => other.client_ref === note.client_ref)),
        ])
        await call(dropDraft, { params: { client_ref: each.client_ref } })
      }
    }
    takeUp().catch(() => {}) // the line is away: what waits there is taken up the next time
  }, [form])

  const flush = useCallback(async () => {
    if (isSending.current || queue.length === 0) return
    isSending.current = true
    const sending = queue.slice(0, atOnce)
    try {
      await call(
        sendNotesContract,
        { params: { dialogue_id: dialogueId }, body: { notes: [...sending] } },
        { key: crypto.randomUUID() },
      )
      const sent = new Set(sending.map((note) => note.client_ref))
      setQueue((now) => now.filter((note) => !sent.has(note.client_ref)))
      setError(undefined)
      await cache.invalidateQueries({ queryKey: cacheKey(listNotesContract) })
    } catch (refused) {
      setError(refused) // nothing is lost: the notes stand here and the next try follows
    } finally {
      isSending.current = false
    }
  }, [queue, dialogueId, cache])

  useEffect(() => {
    if (queue.length === 0) return
    const timer = setInterval(() => void flush(), nextTry)
    const onBack = () => void flush()
    window.addEventListener('online', onBack)
    void flush()
    return () => {
      clearInterval(timer)
      window.removeEventListener('online', onBack)
    }
  }, [queue, flush])

  return { queue, error, draft: draft.state, add: (note: HallNote) => setQueue((now) => [...now, note]) }
}
