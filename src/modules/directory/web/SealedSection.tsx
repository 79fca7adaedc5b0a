import { Button } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { StepUpDialog } from '#modules/access/web/step-up.part.tsx'
import { ApiRefusal, useAct } from '#ui/api.ts'
import layout from '#ui/layout.module.css'
import { ReasonDialog } from '#ui/ReasonDialog.tsx'
import { Section } from '#ui/Sheet.tsx'
import { useText } from '#ui/text.ts'
import { openAddressContract } from '../address.contract.ts'
import { type AddressReason, addressReasons } from '../entry.codes.ts'
import type { Entry } from '../entry.contract.ts'
import { AddressDialog } from './AddressDialog.tsx'
import classes from './directory.module.css'
import { choicesOf } from './entry-words.ts'
import { KeepersPart } from './KeepersPart.tsx'

/** How long an opened address stands on the screen. */
const shownMs = 60_000

/**
 * The sealed address of a protected place: opened by those assigned, with a reason and a fresh proof, for a minute. It is
 * kept in no cache, no draft and no address of the browser.
 */
export function SealedSection({ entry }: { entry: Entry }) {
  const t = useText()
  const [asking, setAsking] = useState(false)
  const [proving, setProving] = useState<AddressReason>()
  const [shown, setShown] = useState<string>()
  const [isWriting, setWriting] = useState(false)
  const open = useAct(openAddressContract, {
    refresh: [],
    onDone: ({ address }) => {
      setAsking(false)
      setShown(address)
      open.reset()
    },
  })
  useEffect(() => {
    if (shown === undefined) return
    const timer = setTimeout(() => setShown(undefined), shownMs)
    return () => clearTimeout(timer)
  }, [shown])
  const { sealed } = entry
  if (!sealed) return null
  const ask = (reason: AddressReason) =>
    open.mutate(
      { params: { entry_id: entry.id }, body: { reason } },
      {
        onError: (refusal) => {
          if (!(refusal instanceof ApiRefusal) || refusal.code !== 'session.step_up') return
          setAsking(false)
          setProving(reason)
        },
      },
    )
  return (
    <Section
      title={t('directory.sealed.title')}
      note={t(sealed.written ? 'directory.sealed.written' : 'directory.sealed.not_written')}
    >
      <div className={classes.stack}>
        <p className={layout.quiet}>{t('directory.sealed.what')}</p>
        {shown !== undefined && (
          <p className={classes.address} role="status">
            {shown}
          </p>
        )}
        <div className={classes.ways}>
          {sealed.may_open && sealed.written && shown === undefined && (
            <Button
              leftSection={<IconLock size={20} stroke={1.75} aria-hidden />}
              onClick={() => {
                open.reset()
                setAsking(true)
              }}
            >
              {t('directory.sealed.open')}
            </Button>
          )}
          {shown !== undefined && (
            <Button variant="default" onClick={() => setShown(undefined)}>
              {t('directory.sealed.cover')}
            </Button>
          )}
          {sealed.may_write && !entry.closed_on && (
            <Button variant="default" onClick={() => setWriting(true)}>
              {t(sealed.written ? 'directory.sealed.rewrite' : 'directory.sealed.write')}
            </Button>
          )}
        </div>
        {!sealed.may_open && <p className={layout.quiet}>{t('directory.sealed.not_yours')}</p>}
        {sealed.oversees && <KeepersPart entry={entry} />}
      </div>
      <ReasonDialog<AddressReason>
        opened={asking}
        title={t('directory.sealed.open')}
        reasons={choicesOf(addressReasons, 'directory.address.reason', t)}
        actLabel={t('directory.sealed.open')}
        isBusy={open.isPending}
        error={open.error}
        onAct={({ code }) => code && ask(code)}
        onClose={() => setAsking(false)}
      >
        {t('directory.sealed.recorded')}
      </ReasonDialog>
      {proving && (
        <StepUpDialog
          onProved={() => {
            setProving(undefined)
            ask(proving)
          }}
          onClose={() => setProving(undefined)}
        />
      )}
      {isWriting && <AddressDialog entry={entry} onClose={() => setWriting(false)} />}
    </Section>
  )
}
