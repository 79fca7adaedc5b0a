import { ErrorNote } from '#ui/ErrorNote.tsx'
import layout from '#ui/layout.module.css'
import { PageLink } from '#ui/links.tsx'
import { useTellOpening } from '#ui/opening.ts'
import { Section } from '#ui/Sheet.tsx'
import { TextSkeleton } from '#ui/Skeletons.tsx'
import { useText } from '#ui/text.ts'
import { useWaiting } from './use-waiting.ts'

/** Sealed messages that wait: those that tell of danger first. */
export default function WaitingCard() {
  const t = useText()
  const waiting = useWaiting()
  const found = waiting.data
  const dangers = found?.danger.length ?? 0
  useTellOpening(dangers > 0 ? { weight: 3, sentence: t('intake.today.opening', { n: dangers }) } : undefined)
  if (waiting.error) return <ErrorNote error={waiting.error} onRetry={() => void waiting.refetch()} />
  return (
    <Section title={t('intake.today.title')} danger={dangers > 0}>
      {!found && <TextSkeleton lines={1} />}
      {found?.waiting === 0 && <p className={layout.quiet}>{t('intake.today.none')}</p>}
      {dangers > 0 && (
        <p>
          <PageLink to="/online-reports" search={{ danger: 'now' }}>
            {t('intake.today.danger', { n: dangers })}
          </PageLink>
        </p>
      )}
      {found && found.waiting > 0 && (
        <p>
          <PageLink to="/online-reports" search={{ waits: 'true' }}>
            {t('intake.today.waiting', { n: found.waiting })}
          </PageLink>
        </p>
      )}
    </Section>
  )
}
