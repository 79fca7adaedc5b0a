import { Button } from '@mantine/core'
import { IconEye } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './marks.module.css'
import { useText } from './text.ts'

export interface CoveredProps {
  /** Who it is in words, without a name. */
  role: ReactNode
  /** The opened name; while there is none, the cover is drawn. */
  opened?: ReactNode
  /** Opens the name: asks for a reason and is recorded. Without it the name cannot be opened here. */
  onOpen?: () => void
  openLabel?: string
}

/** A person as a hatched cover and a role, with the act that opens the name. */
export function Covered({ role, opened, onOpen, openLabel }: CoveredProps) {
  const t = useText()
  return (
    <div className={classes.covered}>
      {opened ? <strong>{opened}</strong> : <CoverBar />}
      <span className={classes.role}>{role}</span>
      {!opened && onOpen && (
        <Button
          variant="subtle"
          leftSection={<IconEye size={20} stroke={1.75} aria-hidden />}
          onClick={onOpen}
        >
          {openLabel ?? t('ui.cover.open')}
        </Button>
      )}
    </div>
  )
}

/** The hatched cover alone, for a covered value inside a line. */
export function CoverBar({ width = 96 }: { width?: number }) {
  const t = useText()
  return (
    <span className={classes.cover} style={{ width }}>
      <span className="unseen">{t('ui.cover.covered')}</span>
    </span>
  )
}
