import { Button } from '@mantine/core'
import { useState } from 'react'
import { useRead } from '#ui/api.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { PageLink } from '#ui/links.tsx'
import { useMay } from '#ui/me.ts'
import { useTellOpening } from '#ui/opening.ts'
import { Section } from '#ui/Sheet.tsx'
import { TimeLeft } from '#ui/TimeLeft.tsx'
import { useText } from '#ui/text.ts'
import { listOpenSuicideRisksContract, type SuicideLine } from '../suicide.contract.ts'
import { CloseRiskDialog, SpeakRiskDialog } from './SuicideDialogs.tsx'
import classes from './safety.module.css'
import { knownOf } from './suicide-words.ts'

/** Open risks of suicide, the next call first. They stand here until somebody says what was done. */
export default function SuicideCard() {
  const t = useText()
  const may = useMay()
  const [asked, setAsked] = useState<{ act: 'speak' | 'close'; risk: SuicideLine }>()
  const risks = useRead(listOpenSuicideRisksContract, {}, { refetchInterval: 60_000 })
  const items = risks.data?.items ?? []
  useTellOpening(
    items.length > 0 ? { weight: 3, sentence: t('safety.today.opening', { n: items.length }) } : undefined,
  )
  if (risks.error) return <ErrorNote error={risks.error} onRetry={() => void risks.refetch()} />
  if (items.length === 0) return null
  return (
    <Section title={t('safety.suicide.title')} note={t('safety.today.note')} danger>
      <ul className={classes.rows}>
        {items.map((risk) => (
          <li key={risk.id}>
            <div className={classes.between}>
              <TimeLeft
                dueAt={risk.call_again_by}
                startedAt={risk.last_spoken_at ?? risk.asked_at}
                limit="internal"
              />
              {risk.case_id ? (
                <PageLink to="/cases/$id" params={{ id: risk.case_id }} search={{ tab: 'risk' }}>
                  {risk.case_code}
                </PageLink>
              ) : (
                <PageLink to="/contacts/$id" params={{ id: risk.contact_id ?? '' }}>
                  {t('safety.suicide.from_contact')}
                </PageLink>
              )}
            </div>
            <p>{knownOf(risk, t)}</p>
            {may('suicide_risk.work') && (
              <div className={classes.act}>
                <Button onClick={() => setAsked({ act: 'speak', risk })}>{t('safety.suicide.speak')}</Button>
                <Button variant="default" onClick={() => setAsked({ act: 'close', risk })}>
                  {t('safety.suicide.close')}
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
      {asked?.act === 'speak' && <SpeakRiskDialog risk={asked.risk} onClose={() => setAsked(undefined)} />}
      {asked?.act === 'close' && <CloseRiskDialog risk={asked.risk} onClose={() => setAsked(undefined)} />}
    </Section>
  )
}
