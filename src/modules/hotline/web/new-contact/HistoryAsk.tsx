import { Button, Modal } from '@mantine/core'
import { IconHistory } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useRead } from '#ui/api.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { useMay } from '#ui/me.ts'
import { TextSkeleton } from '#ui/Skeletons.tsx'
import { useText } from '#ui/text.ts'
import { searchContacts } from '../../contact-search.contract.ts'
import { ContactLines } from '../ContactLines.tsx'
import classes from './new-contact.module.css'

/** Earlier contacts of a number, only when they are asked for: nothing about them shows by itself while it rings. */
export function HistoryAsk({ phone }: { phone: string }) {
  const t = useText()
  const may = useMay()
  const [asked, setAsked] = useState<string | undefined>()
  const [isOpen, setOpen] = useState(false)
  useEffect(() => {
    if (!isOpen) setAsked(undefined)
  }, [isOpen])
  if (phone.replace(/\D/g, '').length < 3 || !may('contact.list')) return null
  return (
    <div>
      <Button
        variant="subtle"
        leftSection={<IconHistory size={20} stroke={1.75} aria-hidden />}
        onClick={() => setOpen(true)}
      >
        {t('hotline.history.ask')}
      </Button>
      <Modal
        opened={isOpen}
        onClose={() => setOpen(false)}
        title={t('hotline.history.title')}
        closeButtonProps={{ 'aria-label': t('ui.close') }}
      >
        <div className={classes.stack}>
          <p>
            <strong>{t('hotline.history.shared')}</strong> {t('hotline.history.quiet')}
          </p>
          {asked ? (
            <Found phone={asked} />
          ) : (
            <div className={classes.row}>
              <Button onClick={() => setAsked(phone)}>{t('hotline.history.look')}</Button>
              <span className={classes.quiet}>{t('hotline.history.recorded')}</span>
            </div>
          )}
        </div>
      </Modal>
    </div>
  )
}

function Found({ phone }: { phone: string }) {
  const t = useText()
  const found = useRead(searchContacts, { body: { phone } }, { staleTime: Number.POSITIVE_INFINITY })
  if (found.error) return <ErrorNote error={found.error} onRetry={() => void found.refetch()} />
  if (!found.data) return <TextSkeleton />
  if (found.data.items.length === 0) return <p>{t('hotline.history.none')}</p>
  return <ContactLines contacts={found.data.items} />
}
