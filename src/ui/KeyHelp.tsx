import { Modal } from '@mantine/core'
import { useEffect, useSyncExternalStore } from 'react'
import { KeyCap } from './KeyCap.tsx'
import { useKeys } from './keys.ts'
import classes from './notes.module.css'
import { useText } from './text.ts'

/** A key of a page: its chord, what it does in words, and the doing. */
export interface PageKey {
  keys: string
  label: string
  run: () => void
}

let shown: readonly PageKey[] = []
const listeners = new Set<() => void>()

function show(keys: readonly PageKey[]): void {
  shown = keys
  for (const tell of listeners) tell()
}

/** Listens for a page's keys and names them in the help that `?` opens. */
export function usePageKeys(keys: readonly PageKey[]): void {
  useKeys(Object.fromEntries(keys.map((key) => [key.keys, key.run])))
  const names = JSON.stringify(keys)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the names tell whether the keys changed; their acts do not matter here
  useEffect(() => {
    show(keys)
    return () => show([])
  }, [names])
}

/** The keys of this page and those that work everywhere. */
export function KeyHelp({
  opened,
  everywhere,
  onClose,
}: {
  opened: boolean
  everywhere: readonly Omit<PageKey, 'run'>[]
  onClose: () => void
}) {
  const t = useText()
  const ofPage = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => shown,
  )
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('ui.keys.title')}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <div className={classes.stack}>
        {ofPage.length > 0 && <KeyTable title={t('ui.keys.page')} keys={ofPage} />}
        <KeyTable title={t('ui.keys.everywhere')} keys={everywhere} />
        <p className={classes.quiet}>{t('ui.keys.typing')}</p>
      </div>
    </Modal>
  )
}

function KeyTable({ title, keys }: { title: string; keys: readonly Omit<PageKey, 'run'>[] }) {
  return (
    <section>
      <h3 className={classes.keysTitle}>{title}</h3>
      <dl className={classes.keys}>
        {keys.map((key) => (
          <div key={key.keys} style={{ display: 'contents' }}>
            <dt>{key.label}</dt>
            <dd>
              <KeyCap keys={key.keys} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
