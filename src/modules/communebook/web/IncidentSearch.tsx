import { Button } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { useAct } from '#ui/api.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { TextField } from '#ui/fields.tsx'
import { useText } from '#ui/text.ts'
import { searchIncidentsContract } from '../incident.contract.ts'
import type { IncidentLine } from '../incident-line.contract.ts'
import classes from './Book.module.css'

/** Searches when asked to, not while one types: each search is recorded. What was typed stands in no address. */
export function IncidentSearch({
  isFound,
  onFound,
}: {
  isFound: boolean
  onFound: (found: readonly IncidentLine[] | undefined) => void
}) {
  const t = useText()
  const [typed, setTyped] = useState('')
  const [isShort, setShort] = useState(false)
  const search = useAct(searchIncidentsContract, { refresh: [], onDone: ({ items }) => onFound(items) })
  const clear = () => {
    setTyped('')
    search.reset()
    onFound(undefined)
  }
  return (
    <>
      <form
        noValidate
        className={classes.search}
        onSubmit={(event) => {
          event.preventDefault()
          const q = typed.trim()
          setShort(q.length < 2)
          if (q.length >= 2 && !search.isPending) search.mutate({ body: { q } })
        }}
      >
        <TextField
          label={t('book.search.label')}
          placeholder={t('book.search.example')}
          leftSection={<IconSearch size={20} stroke={1.75} aria-hidden />}
          value={typed}
          error={isShort ? t('book.search.short') : undefined}
          onChange={(event) => {
            setTyped(event.currentTarget.value)
            setShort(false)
          }}
        />
        <Button type="submit" variant="default" aria-disabled={search.isPending}>
          {t('book.search.act')}
        </Button>
        {isFound && (
          <Button variant="subtle" onClick={clear}>
            {t('book.search.clear')}
          </Button>
        )}
      </form>
      <ErrorNote error={search.error} />
    </>
  )
}
