import { Button } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { useAct } from '#ui/api.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { TextField } from '#ui/fields.tsx'
import { useText } from '#ui/text.ts'
import { searchCasesContract } from '../case.contract.ts'
import type { CaseLine } from '../case.shapes.ts'
import classes from './Cases.module.css'

export interface FoundCases {
  items: readonly CaseLine[]
}

/**
 * Finds by number, phone, full name or identity number when asked to, not while one types: each search for a person is
 * recorded. What was typed stands in no address and in no cache.
 */
export function CaseSearch({
  found,
  onFound,
}: {
  found: FoundCases | undefined
  onFound: (found: FoundCases | undefined) => void
}) {
  const t = useText()
  const [typed, setTyped] = useState('')
  const [isShort, setShort] = useState(false)
  const search = useAct(searchCasesContract, { refresh: [], onDone: onFound })
  const clear = () => {
    setTyped('')
    setShort(false)
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
          label={t('cases.search.label')}
          placeholder={t('cases.search.example')}
          leftSection={<IconSearch size={20} stroke={1.75} aria-hidden />}
          value={typed}
          error={isShort ? t('cases.search.short') : undefined}
          onChange={(event) => {
            setTyped(event.currentTarget.value)
            setShort(false)
          }}
        />
        <Button type="submit" variant="default" aria-disabled={search.isPending}>
          {t('cases.search.act')}
        </Button>
        {found && (
          <Button variant="subtle" onClick={clear}>
            {t('cases.search.clear')}
          </Button>
        )}
      </form>
      <ErrorNote error={search.error} />
      <span role="status" className="unseen">
        {found ? t('cases.search.found', { n: found.items.length }) : ''}
      </span>
    </>
  )
}
