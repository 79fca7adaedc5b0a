import { Button } from '@mantine/core'
import { useState } from 'react'
import { useRead } from '#ui/api.ts'
import { Badge } from '#ui/Badge.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { formatDay } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { Section } from '#ui/Sheet.tsx'
import { useText } from '#ui/text.ts'
import { listElsewhereContract } from '../aid.contract.ts'
import { AskDialog } from './AskDialog.tsx'
import { dongWords, toneOf } from './aid-words.ts'
import { aidActsOf, MoveDialog, type Moving } from './MoveDialog.tsx'

/** Money and goods beside a call without a case, or an incident of the commune's book: asked for and given from here. */
export function AidElsewhere({ of }: { of: { contact_id: string } | { incident_id: string } }) {
  const t = useText()
  const [isAsking, setAsking] = useState(false)
  const [moving, setMoving] = useState<Moving>()
  const aid = useRead(listElsewhereContract, { query: of })
  return (
    <Section title={t('aid.elsewhere')} note={t('aid.elsewhere_note')}>
      <ErrorNote error={aid.error} />
      {aid.data?.items.length === 0 && <p className={layout.quiet}>{t('aid.elsewhere_none')}</p>}
      <ul className={layout.rows}>
        {aid.data?.items.map((line) => (
          <li key={line.id}>
            <div className={layout.between}>
              <span>
                <strong>{t(`aid.kind.${line.kind}`)}</strong> {dongWords(line.amount, t)}
              </span>
              <Badge tone={toneOf[line.status]}>{t(`aid.status.${line.status}`)}</Badge>
            </div>
            <span className={layout.quiet}>
              <span className="figures">{line.code}</span> ·{' '}
              {t('aid.days', {
                from: formatDay(line.from_on),
                until: formatDay(line.until_on),
                n: line.persons,
              })}
              {line.basis && ` · ${line.basis}`}
            </span>
            <span className={layout.acts}>
              {aidActsOf(line.status, 'worker').map((move) => (
                <Button key={move} variant="subtle" size="sm" onClick={() => setMoving({ line, move })}>
                  {t(`aid.move.${move}`)}
                </Button>
              ))}
            </span>
          </li>
        ))}
      </ul>
      <div className={layout.acts}>
        <Button variant="default" onClick={() => setAsking(true)}>
          {t('aid.ask')}
        </Button>
      </div>
      {isAsking && <AskDialog of={of} onClose={() => setAsking(false)} />}
      {moving && <MoveDialog moving={moving} onClose={() => setMoving(undefined)} />}
    </Section>
  )
}
