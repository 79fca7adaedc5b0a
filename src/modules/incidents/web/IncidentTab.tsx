import { Button } from '@mantine/core'
import { useState } from 'react'
import { useRead } from '#ui/api.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import layout from '#ui/layout.module.css'
import { useMay } from '#ui/me.ts'
import { Section, Sheet } from '#ui/Sheet.tsx'
import { TextSkeleton } from '#ui/Skeletons.tsx'
import { useText } from '#ui/text.ts'
import { type Incident, readIncidentsContract } from '../incident.contract.ts'
import { IncidentEditor } from './IncidentEditor.tsx'
import { IncidentTold } from './IncidentTold.tsx'
import classes from './incidents.module.css'
import { MoveIncidentDialog } from './MoveIncidentDialog.tsx'

/** What happened, the newest first. Each reading is recorded. */
export default function IncidentTab({ id }: { id: string }) {
  const t = useText()
  const may = useMay()
  const [written, setWritten] = useState<'new' | Incident>()
  const [moved, setMoved] = useState<Incident>()
  const file = useRead(readIncidentsContract, { params: { case_id: id } }, { staleTime: 5 * 60_000 })
  if (!file.data)
    return (
      <Sheet>
        <Section title={t('incidents.tab')}>
          {file.error ? (
            <ErrorNote error={file.error} onRetry={() => void file.refetch()} />
          ) : (
            <TextSkeleton lines={6} />
          )}
        </Section>
      </Sheet>
    )
  const mayWrite = file.data.assigned && file.data.is_open && may('incident.work')
  const { items } = file.data
  if (written)
    return (
      <Sheet>
        <Section
          title={t(written === 'new' ? 'incidents.new' : 'incidents.correct')}
          note={t('incidents.note')}
        >
          <IncidentEditor
            caseId={id}
            file={file.data}
            incident={written === 'new' ? undefined : written}
            onClose={() => setWritten(undefined)}
          />
        </Section>
      </Sheet>
    )
  return (
    <Sheet>
      <Section title={t('incidents.tab')} note={t('incidents.note')}>
        {items.length === 0 && (
          <p>
            <strong>{t('incidents.none')}</strong>{' '}
            {mayWrite && <span className={layout.quiet}>{t('incidents.none_next')}</span>}
          </p>
        )}
        <ul className={classes.rows}>
          {items.map((incident) => (
            <li key={incident.id}>
              <IncidentTold incident={incident} />
              {mayWrite && (
                <div className={classes.act}>
                  {incident.status === 'recorded' && (
                    <Button variant="default" onClick={() => setWritten(incident)}>
                      {t('incidents.correct')}
                    </Button>
                  )}
                  <Button variant="subtle" color="gray" onClick={() => setMoved(incident)}>
                    {t(incident.status === 'recorded' ? 'incidents.set_aside' : 'incidents.take_back')}
                  </Button>
                </div>
              )}
            </li>
          ))}
        </ul>
        {mayWrite && (
          <div className={classes.act}>
            <Button onClick={() => setWritten('new')}>{t('incidents.new')}</Button>
          </div>
        )}
      </Section>
      {moved && <MoveIncidentDialog caseId={id} incident={moved} onClose={() => setMoved(undefined)} />}
    </Sheet>
  )
}
