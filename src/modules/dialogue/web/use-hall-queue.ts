import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { CallOf } from '#kernel/contract.ts'
import { dropDraft } from '#modules/access/draft.contract.ts'
import { useDraft } from '#modules/access/web/draft.part.ts'
import { cacheKey, call } from '#ui/api.ts'
import { dropHere, keepHere, newKey } from '#ui/kept-here.ts'
import { listNotesContract, sendNotesContract } from '../question.contract.ts'
import { type Left, leftBehind } from './hall-left.ts'

export type HallNote = CallOf<typeof sendNotesContract>['body']['notes'][number]

const nextTry = 3_000
const atOnce = 100

/**
 * Notes on their way from the hall. A note is shown at once, waits here while the line is away, and is sent again until the
 * server has it: its name keeps it from being kept twice. What waits and what is being typed is kept twice meanwhile: on the
 * server as a sealed draft, and in this browser under a key that only the draft holds; so a page that is closed or loaded anew
 * without a line loses nothing. What an earlier page left is taken up when this one opens, and thrown away once it is sent.
 */
export function useHallQueue(dialogueId: string) {
  const cache = useQueryClient()
  const form = `hall.${dialogueId}`
  const [ref] = useState(() => crypto.randomUUID())
  const [key] = useState(newKey)
  const [queue, setQueue] = useState<readonly HallNote[]>([])
  const [typed, setTyped] = useState('')
  const [isOpen, setOpen] = useState(false)
  const [left, setLeft] = useState<readonly Left[]>([])
  const [error, setError] = useState<unknown>()
  const isSending = useRef(false)
  // Kept from the moment the page opens: the key has to lie with the server before the line goes away.
  const draft = useDraft({ ref, form, content: { key, queue, typed }, isTouched: isOpen, taken: { seq: 0 } })
  useEffect(() => setOpen(true), [])

  useEffect(() => {
    const takeUp = async () => {
      const found = await leftBehind(form, ref)
      const notes = found.flatMap((each) => each.queue)
      setQueue((now) => [
        ...now,
        ...notes.filter((note) => !now.some((other) => other.client_ref === note.client_ref)),
      ])
      setTyped((now) => now || found.find((each) => each.typed !== '')?.typed || '')
      setLeft(found)
    }
    takeUp().catch(() => {}) // the line is away: what waits there is taken up the next time
  }, [form, ref])

  const isEmpty = queue.length === 0 && typed.trim() === ''
  useEffect(() => {
    if (isEmpty) dropHere(ref)
    else void keepHere(ref, key, { queue, typed }).catch(() => {}) // no room in the browser: the draft and the screen still hold it
  }, [queue, typed, isEmpty, key, ref])

  // What an earlier page left is let go of once it is sent, or safe in this page's own draft.
  useEffect(() => {
    if (left.length === 0) return
    const waits = new Set(queue.map((note) => note.client_ref))
    if (left.some((each) => each.queue.some((note) => waits.has(note.client_ref)))) return
    if (left.some((each) => each.typed !== '') && draft.state !== 'saved') return
    setLeft([])
    for (const each of left) {
      dropHere(each.ref)
      void call(dropDraft, { params: { client_ref: each.ref } }).catch(() => {})
    }
  }, [left, queue, draft.state])

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
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('online', onBack)
    window.addEventListener('beforeunload', ask)
    void flush()
    return () => {
      clearInterval(timer)
      window.removeEventListener('online', onBack)
      window.removeEventListener('beforeunload', ask)
    }
  }, [queue, flush])

  return {
    queue,
    error,
    typed,
    setTyped,
    add: (note: HallNote) => setQueue((now) => [...now, note]),
  }
}
