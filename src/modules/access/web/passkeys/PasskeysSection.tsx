import { Button } from '@mantine/core'
import { useState } from 'react'
import type { ReplyOf } from '#kernel/contract.ts'
import { useAct, useRead } from '#ui/api.ts'
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { formatDay } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { Section } from '#ui/Sheet.tsx'
import { TextSkeleton } from '#ui/Skeletons.tsx'
import { useText } from '#ui/text.ts'
import { listPasskeys, removePasskey } from '../../passkey.contract.ts'
import classes from '../care/Care.module.css'
import { knowsPasskeys } from '../passkey.part.ts'
import { StepUpDialog } from '../step-up.part.tsx'
import { PasskeyNameDialog } from './PasskeyNameDialog.tsx'

type Key = ReplyOf<typeof listPasskeys>['items'][number]
type Wish = { act: 'add' } | { act: 'rename' | 'remove'; key: Key }

/** The keys I sign in with: add, name, take away. */
export function PasskeysSection() {
  const t = useText()
  const [wish, setWish] = useState<Wish>()
  const keys = useRead(listPasskeys, {})
  const close = () => setWish(undefined)
  const remove = useAct(removePasskey, { refresh: [listPasskeys], onDone: close })
  const needsProof = wish && wish.act !== 'rename' && !keys.data?.stepped_up
  return (
    <Section title={t('access.passkey.title')} note={t('access.passkey.note')}>
      <ErrorNote error={keys.error} onRetry={() => void keys.refetch()} />
      {keys.isPending && <TextSkeleton />}
      {keys.data?.items.length === 0 && <p className={layout.quiet}>{t('access.passkey.none')}</p>}
      <ul className={classes.rows}>
        {keys.data?.items.map((key) => (
          <li key={key.id}>
            <span>
              {key.name}{' '}
              <span className={layout.quiet}>
                {key.last_used_at
                  ? t('access.passkey.last_used', { day: formatDay(key.last_used_at) })
                  : t('access.passkey.never_used', { day: formatDay(key.created_at) })}
              </span>
            </span>
            <span>
              <Button
                variant="subtle"
                aria-label={t('access.passkey.rename_of', { name: key.name })}
                onClick={() => setWish({ act: 'rename', key })}
              >
                {t('access.passkey.rename')}
              </Button>
              <Button
                variant="subtle"
                color="danger"
                aria-label={t('access.passkey.remove_of', { name: key.name })}
                onClick={() => setWish({ act: 'remove', key })}
              >
                {t('access.passkey.remove')}
              </Button>
            </span>
          </li>
        ))}
      </ul>
      {knowsPasskeys() ? (
        <div className={layout.acts}>
          <Button variant="default" onClick={() => setWish({ act: 'add' })}>
            {t('access.passkey.add')}
          </Button>
        </div>
      ) : (
        <p className={layout.quiet}>{t('access.passkey.no_browser')}</p>
      )}
      {needsProof && <StepUpDialog onProved={() => void keys.refetch()} onClose={close} />}
      {wish && !needsProof && wish.act !== 'remove' && (
        <PasskeyNameDialog named={wish.act === 'rename' ? wish.key : undefined} onClose={close} />
      )}
      {wish?.act === 'remove' && !needsProof && (
        <ConfirmDialog
          opened
          danger
          title={t('access.passkey.remove_ask', { name: wish.key.name })}
          actLabel={t('access.passkey.remove')}
          isBusy={remove.isPending}
          error={remove.error}
          onAct={() =>
            remove.mutate({ params: { passkey_id: wish.key.id }, body: { version: wish.key.version } })
          }
          onClose={close}
        >
          {t('access.passkey.remove_means')}
        </ConfirmDialog>
      )}
    </Section>
  )
}
