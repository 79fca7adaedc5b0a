import { Modal } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { neighbour } from '#ui/choice-keys.ts'
import { TextField } from '#ui/fields.tsx'
import { useGo } from '#ui/links.tsx'
import { useMay } from '#ui/me.ts'
import type { FoundItem } from '#ui/page-spec.ts'
import { useText } from '#ui/text.ts'
import { commands, searches } from '../collect.ts'
import type { NavPage } from '../nav.ts'
import classes from './Palette.module.css'
import { type Entry, matching } from './palette.ts'

interface Group {
  title: string
  entries: readonly Entry[]
}

const patience = 150

/** Goes anywhere: places, acts, and what the search providers of the modules find. */
export default function Palette({ entries, onClose }: { entries: readonly NavPage[]; onClose: () => void }) {
  const t = useText()
  const id = useId()
  const [question, setQuestion] = useState('')
  const [at, setAt] = useState(0)
  const list = useRef<HTMLDivElement>(null)
  const groups = useGroups(entries, question)
  const all = groups.flatMap((group) => group.entries)
  const chosen = Math.min(at, all.length - 1)

  const take = (entry: Entry | undefined) => {
    if (!entry) return
    onClose()
    entry.go()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const next = ['ArrowDown', 'ArrowUp'].includes(event.code)
      ? neighbour(event.code, chosen, all.length)
      : undefined
    if (next !== undefined) {
      event.preventDefault()
      setAt(next)
      list.current?.querySelectorAll('[role="option"]')[next]?.scrollIntoView({ block: 'nearest' })
    }
    if (event.code === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault()
      take(all[chosen])
    }
  }

  let index = -1
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('app.find.label')}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
      yOffset="10dvh"
      centered={false}
    >
      <TextField
        label={t('app.find.field')}
        leftSection={<IconSearch size={20} stroke={1.75} aria-hidden />}
        role="combobox"
        aria-expanded
        aria-controls={id}
        aria-activedescendant={all.length > 0 ? `${id}-${chosen}` : undefined}
        value={question}
        onChange={(event) => {
          setQuestion(event.currentTarget.value)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
        data-autofocus
      />
      <div ref={list} id={id} role="listbox" aria-label={t('app.find.label')} className={classes.list}>
        {groups.map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options inside a list box has no element of its own
          <div key={group.title} role="group" aria-label={group.title}>
            <p className={classes.title} aria-hidden>
              {group.title}
            </p>
            {group.entries.map((entry) => {
              index += 1
              const place = index
              return (
                // biome-ignore lint/a11y/useKeyWithClickEvents: the field above holds the focus and hears the keys
                // biome-ignore lint/a11y/useFocusableInteractive: the field above points here by aria-activedescendant
                <div
                  key={entry.id}
                  id={`${id}-${place}`}
                  role="option"
                  aria-selected={place === chosen}
                  className={classes.entry}
                  onClick={() => take(entry)}
                >
                  {entry.label}
                  {entry.hint && <span className={classes.hint}> {entry.hint}</span>}
                </div>
              )
            })}
          </div>
        ))}
      </div>
      {all.length === 0 && <p className={classes.none}>{t('ui.found.none')}</p>}
    </Modal>
  )
}

function useGroups(places: readonly NavPage[], question: string): Group[] {
  const t = useText()
  const go = useGo()
  const may = useMay()
  const found = useFound(question)
  const ofPlaces = places.map((page) => ({
    id: page.path,
    label: t(page.nav.labelKey),
    go: () => go({ to: page.path }),
  }))
  const ofCommands = commands
    .filter((command) => may(command.permit))
    .map((command) => ({
      id: command.labelKey,
      label: t(command.labelKey),
      go: () => (command.to ? go({ to: command.to }) : command.run?.()),
    }))
  return [
    { title: t('app.find.places'), entries: matching(ofPlaces, question) },
    { title: t('app.find.acts'), entries: matching(ofCommands, question) },
    ...found.map((group) => ({
      title: t(group.titleKey),
      entries: group.items.map((item) => ({ ...item, id: item.to, go: () => go({ to: item.to }) })),
    })),
  ].filter((group) => group.entries.length > 0)
}

interface FoundGroup {
  titleKey: string
  items: readonly FoundItem[]
}

function useFound(question: string): readonly FoundGroup[] {
  const may = useMay()
  const [found, setFound] = useState<readonly FoundGroup[]>([])
  const asked = question.trim()
  const allowed = searches.filter((search) => may(search.permit))
  // biome-ignore lint/correctness/useExhaustiveDependencies: permits do not change while the list is open
  useEffect(() => {
    setFound([])
    if (asked.length < 2) return
    const stop = new AbortController()
    const timer = setTimeout(() => {
      for (const search of allowed)
        search
          .load()
          .then((provider) => provider.default(asked, stop.signal))
          .then((items) => {
            if (!stop.signal.aborted && items.length > 0)
              setFound((others) => [...others, { titleKey: search.titleKey, items }])
          })
          // One provider out of reach must not close the list of the others.
          .catch(() => undefined)
    }, patience)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [asked])
  return found
}
