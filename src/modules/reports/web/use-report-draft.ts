import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { ReplyOf } from '#kernel/contract.ts'
import { ApiRefusal, cacheKey, call } from '#ui/api.ts'
import type { ReportBody } from '../report.body.codes.ts'
import { getReport, saveReport } from '../report.contract.ts'

export type Report = ReplyOf<typeof getReport>

export interface ReportDraft {
  body: ReportBody
  change: (body: ReportBody) => void
  state: 'new' | 'saving' | 'saved' | 'unsaved'
  savedAt: Date | undefined
  error: unknown
  /** What somebody else saved first; nothing is written until one of the two is chosen. */
  theirs: Report | undefined
  keepMine: () => void
  takeTheirs: () => void
  /** Saves what is still waiting, after what is on its way; answers the version that now stands, or undefined when it could not. */
  flush: () => Promise<number | undefined>
}

const patience = 800

/** Keeps the text of a draft on the server while one writes; each save names the version it was read at. */
export function useReportDraft(report: Report): ReportDraft {
  const cache = useQueryClient()
  const [body, setBody] = useState<ReportBody>(report.body as ReportBody)
  const [state, setState] = useState<ReportDraft['state']>('new')
  const [savedAt, setSavedAt] = useState<Date>()
  const [error, setError] = useState<unknown>()
  const [theirs, setTheirs] = useState<Report>()
  const kept = useRef({ text: JSON.stringify(report.body), version: report.version })
  const latest = useRef(body)
  const isBlocked = useRef(false)
  const running = useRef<Promise<number | undefined> | undefined>(undefined)
  const { id } = report

  const saveOnce = useCallback(async (): Promise<number | undefined> => {
    const text = JSON.stringify(latest.current)
    if (isBlocked.current) return undefined
    if (text === kept.current.text) return kept.current.version
    setState('saving')
    try {
      const { version } = await call(saveReport, {
        params: { report_id: id },
        body: { version: kept.current.version, body: latest.current },
      })
      kept.current = { text, version }
      setState('saved')
      setSavedAt(new Date())
      setError(undefined)
      // Figures that were just written into a sentence have no value on the screen yet.
      await cache.invalidateQueries({ queryKey: cacheKey(getReport, { params: { report_id: id } }) })
      return version
    } catch (failure) {
      setState('unsaved')
      if (failure instanceof ApiRefusal && failure.code === 'version.stale') {
        isBlocked.current = true
        await call(getReport, { params: { report_id: id } }).then(setTheirs, setError)
      } else setError(failure)
      return undefined
    }
  }, [cache, id])

  const flush = useCallback(async (): Promise<number | undefined> => {
    // One after the other: two saves at once would name the same version.
    running.current = (running.current ?? Promise.resolve(undefined)).then(saveOnce)
    return running.current
  }, [saveOnce])

  const change = (next: ReportBody) => {
    latest.current = next
    setBody(next)
  }

  useEffect(() => {
    if (JSON.stringify(body) === kept.current.text) return
    const timer = setTimeout(() => void flush(), patience)
    return () => clearTimeout(timer)
  }, [body, flush])

  // Who walks to another page a moment after typing loses nothing.
  useEffect(() => () => void flush(), [flush])

  const settle = (next: ReportBody) => {
    if (!theirs) return
    kept.current = { text: JSON.stringify(theirs.body), version: theirs.version }
    isBlocked.current = false
    setTheirs(undefined)
    change(next)
    void flush()
  }
  return {
    body,
    change,
    state,
    savedAt,
    error,
    theirs,
    keepMine: () => settle(latest.current),
    takeTheirs: () => theirs && settle(theirs.body as ReportBody),
    flush,
  }
}
