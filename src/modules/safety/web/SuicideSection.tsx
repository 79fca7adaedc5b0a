import { Button } from '@mantine/core'
import { useState } from 'react'
import { useRead } from '#ui/api.ts'
import { Badge } from '#ui/Badge.tsx'
import { useNow } from '#ui/clock.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { formatWhen } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { Section } from '#ui/Sheet.tsx'
import { TextSkeleton } from '#ui/Skeletons.tsx'
import { TimeLeft } from '#ui/TimeLeft.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import { readSuicideRisksContract, type SuicideRisk } from '../suicide.contract.ts'
import { CloseRiskDialog, SpeakRiskDialog } from './SuicideDialogs.tsx'
import classes from './safety.module.css'
import { knownOf } from './suicide-words.ts'

/** Risks of suicide: asked, who stays, who was called, the next call; open ones in the danger colours. */
export function SuicideSection({ caseId, mayWrite }: { caseId: string; mayWrite: boolean }) {
  const t = useText()
  const [asked, setAsked] = useState<{ act: 'new' } | { act: 'speak' | 'close'; risk: SuicideRisk }>()
  const risks = useRead(readSuicideRisksContract, { params: { case_id: caseId } }, { staleTime: 5 * 60_000 })
  const open = risks.data?.items.filter((risk) => risk.status === 'open') ?? []
  const close = () => setAsked(undefined)
  return (
    <Section title={t('safety.suicide.title')} danger={open.length > 0}>
      {risks.error && <ErrorNote error={risks.error} onRetry={() => void risks.refetch()} />}
      {!risks.data && !risks.error && <TextSkeleton lines={2} />}
      {risks.data?.items.length === 0 && <p className={layout.quiet}>{t('safety.suicide.none')}</p>}
      <ul className={classes.rows}>
        {risks.data?.items.map((risk) => (
          <li key={risk.id}>
            <Told risk={risk} />
            {mayWrite && risk.status === 'open' && (
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
      {mayWrite && open.length === 0 && (
        <div className={classes.act}>
          <Button variant="default" onClick={() => setAsked({ act: 'new' })}>
            {t('safety.suicide.open')}
          </Button>
        </div>
      )}
      {asked?.act === 'new' && <SpeakRiskDialog caseId={caseId} onClose={close} />}
      {asked?.act === 'speak' && <SpeakRiskDialog caseId={caseId} risk={asked.risk} onClose={close} />}
      {asked?.act === 'close' && <CloseRiskDialog risk={asked.risk} onClose={close} />}
    </Section>
  )
}

function Told({ risk }: { risk: SuicideRisk }) {
  const t = useText()
  const now = useNow()
  const { language } = useLanguage()
  const when = (moment: string) => formatWhen(moment, new Date(now), language)
  return (
    <>
      <p className={classes.between}>
        {risk.status === 'open' ? (
          <TimeLeft
            dueAt={risk.call_again_by}
            startedAt={risk.last_spoken_at ?? risk.asked_at}
            limit="internal"
          />
        ) : (
          <Badge tone="ok">
            {t('safety.suicide.closed', { when: when(risk.closed_at ?? ''), who: risk.closed_by ?? '' })}
          </Badge>
        )}
        <span className={layout.quiet}>
          {when(risk.asked_at)}, {risk.asked_by}
          {risk.contact_id && ` · ${t('safety.suicide.from_contact')}`}
        </span>
      </p>
      <p>{knownOf(risk, t)}</p>
      {risk.note && <p className={layout.words}>{risk.note}</p>}
      {risk.done && (
        <p className={layout.words}>
          <strong>{t('safety.suicide.done')}</strong> {risk.done}
        </p>
      )}
    </>
  )
}
