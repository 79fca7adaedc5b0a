import { Button, Modal } from '@mantine/core'
import { IconCopy } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { TextField } from '#ui/fields.tsx'
import layout from '#ui/layout.module.css'
import { useText } from '#ui/text.ts'
import classes from './Admin.module.css'

/** A link that is shown once and works once. After it is closed nobody can show it again, only make a new one. */
export function OneTimeLink({ url: path, onClose }: { url: string | undefined; onClose: () => void }) {
  const t = useText()
  // Whole, with the address of this house: it goes into a message, not into this browser.
  const url = path && new URL(path, location.origin).href
  const field = useRef<HTMLInputElement>(null)
  const [isCopied, setCopied] = useState(false)
  const copy = () => {
    field.current?.select()
    // Without TLS the browser has no clipboard for us: the link stands selected, ready for Ctrl+C.
    navigator.clipboard?.writeText(url ?? '').then(
      () => setCopied(true),
      () => undefined,
    )
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('access.link.title')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <div className={layout.stack}>
        {url ? (
          <>
            <p>{t('access.link.sentence')}</p>
            <div className={classes.link}>
              <TextField
                ref={field}
                label={t('access.link.label')}
                value={url}
                readOnly
                onFocus={(event) => event.currentTarget.select()}
              />
              <Button leftSection={<IconCopy size={20} stroke={1.75} aria-hidden />} onClick={copy}>
                {t('access.link.copy')}
              </Button>
            </div>
            <p role="status" className={layout.quiet}>
              {t(isCopied ? 'access.link.copied' : 'access.link.hand_over')}
            </p>
          </>
        ) : (
          <p>{t('access.link.shown_before')}</p>
        )}
        <div className={classes.ways}>
          <Button variant="default" onClick={onClose}>
            {t('access.link.close')}
          </Button>
        </div>
      </div>
    </Modal>
  )
}
