import { useState } from 'react'
import { useRead } from '#ui/api.ts'
import { useNow } from '#ui/clock.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { formatClock } from '#ui/format.ts'
import { Page } from '#ui/Page.tsx'
import { Section, Sheet } from '#ui/Sheet.tsx'
import { TextSkeleton } from '#ui/Skeletons.tsx'
import { useText } from '#ui/text.ts'
import { type CallBackItem, listCallBacks } from '../call-back.contract.ts'
import { AskedList, ReviewList } from './CallBackDecisions.tsx'
import { CallBackRow } from './CallBackRow.tsx'
import { CallDialog } from './CallDialog.tsx'
import classes from './hotline.module.css'

/** Calls to return: now, later today, and those that wait for the leader. */
export default function CallBacksPage() {
  const t = useText()
  const now = useNow()
  const [calling, setCalling] = useState<CallBackItem | undefined>()
  const calls = useRead(listCallBacks, {}, { refetchInterval: 60_000 })
  const items = calls.data?.items
  const asked = items?.filter((item) => item.status === 'asked') ?? []
  const due = items?.filter((item) => item.status === 'due') ?? []
  const made = items?.filter((item) => item.status === 'made') ?? []
  const possible = due.filter((item) => item.may_call_now && item.has_phone).length
  return (
    <Page
      title={t('hotline.calls.title')}
      scope={
        <span className="figures">{t('hotline.calls.now', { moment: formatClock(new Date(now)) })}</span>
      }
      opening={
        items &&
        t(due.length === 0 ? 'hotline.calls.opening_none' : 'hotline.calls.opening', {
          due: due.length,
          possible,
        })
      }
    >
      <Sheet>
        <ErrorNote error={calls.error} onRetry={() => void calls.refetch()} />
        {asked.length > 0 && (
          <Section title={t('hotline.calls.asked')} note={t('hotline.calls.asked_note')}>
            <AskedList items={asked} />
          </Section>
        )}
        <Section title={t('hotline.calls.due')} note={t('hotline.calls.due_note')}>
          {!items && !calls.error && <TextSkeleton lines={4} />}
          {items && due.length === 0 && (
            <p className={classes.quiet}>
              <strong>{t('hotline.calls.none')}</strong> {t('hotline.calls.none_next')}
            </p>
          )}
          <ul className={classes.list}>
            {due.map((item) => (
              <CallBackRow key={item.id} item={item} now={now} onCall={() => setCalling(item)} />
            ))}
          </ul>
        </Section>
        {made.length > 0 && (
          <Section title={t('hotline.calls.to_review')} note={t('hotline.calls.to_review_note')}>
            <ReviewList items={made} />
          </Section>
        )}
      </Sheet>
      {calling && <CallDialog item={calling} onClose={() => setCalling(undefined)} />}
    </Page>
  )
}
