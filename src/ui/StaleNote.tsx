import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { formatClock, type Moment } from './format.ts'
import classes from './notes.module.css'
import { useText } from './text.ts'

export interface StaleNoteProps {
  /** Who saved first, as the server tells it; and when. */
  savedBy?: string
  savedAt?: Moment
  /** Field by field: what I wrote, what stands on the server now. */
  fields: readonly { label: string; mine: ReactNode; theirs: ReactNode; differs: boolean }[]
  onKeepMine: () => void
  onTakeTheirs: () => void
}

/** Somebody else saved first: both versions side by side, and nothing is overwritten until one is chosen. */
export function StaleNote({ savedBy, savedAt, fields, onKeepMine, onTakeTheirs }: StaleNoteProps) {
  const t = useText()
  return (
    <div role="alert" className={classes.stale}>
      <strong>
        {savedBy && savedAt
          ? t('ui.stale.by', { who: savedBy, moment: formatClock(savedAt) })
          : t('ui.stale.title')}
      </strong>
      <table className={classes.versions}>
        <thead>
          <tr>
            <th scope="col">
              <span className="unseen">{t('ui.stale.field')}</span>
            </th>
            <th scope="col">{t('ui.stale.mine')}</th>
            <th scope="col">{t('ui.stale.theirs')}</th>
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => (
            <tr key={field.label}>
              <th scope="row">{field.label}</th>
              <td>{field.differs ? <ins>{field.mine}</ins> : field.mine}</td>
              <td>{field.differs ? <ins>{field.theirs}</ins> : field.theirs}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className={classes.actions}>
        <Button variant="default" onClick={onTakeTheirs}>
          {t('ui.stale.take_theirs')}
        </Button>
        <Button variant="default" onClick={onKeepMine}>
          {t('ui.stale.keep_mine')}
        </Button>
      </div>
    </div>
  )
}
