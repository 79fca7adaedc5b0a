import { Button } from '@mantine/core'
import { IconAlertCircle } from '@tabler/icons-react'
import { ApiRefusal } from './call.ts'
import classes from './notes.module.css'
import { type Translate, useText } from './text.ts'

/** The sentence for anything that went wrong: the server's own, or ours when it could not speak. */
export function errorSentence(error: unknown, t: Translate): string {
  if (!(error instanceof ApiRefusal)) return t('ui.error.page')
  if (error.status === 0) return t('ui.error.network')
  return (
    error.message || t(error.status >= 500 ? 'ui.error.server' : 'ui.error.declined', { code: error.code })
  )
}

/** What went wrong and what to do, where it went wrong; nothing when there is no error. */
export function ErrorNote({ error, onRetry }: { error: unknown; onRetry?: (() => void) | undefined }) {
  const t = useText()
  if (!error) return null
  return (
    <div role="alert" className={classes.error}>
      <IconAlertCircle size={20} stroke={1.75} aria-hidden />
      <span className={classes.words}>{errorSentence(error, t)}</span>
      {onRetry && (
        <Button variant="default" size="sm" onClick={onRetry}>
          {t('ui.error.retry')}
        </Button>
      )}
    </div>
  )
}
