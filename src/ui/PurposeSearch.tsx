import { Button } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { ErrorNote } from './ErrorNote.tsx'
import { TextField } from './fields.tsx'
import classes from './PurposeSearch.module.css'
import { useText } from './text.ts'

interface PurposeSearchProps {
  label: string
  example: string
  isBusy: boolean
  error: unknown
  /** What was found, told to who cannot see the list; undefined before a search. */
  found: string | undefined
  onSearch: (question: string) => void
  onClear: () => void
}

/**
 * A search for people: it finds when asked to, not while one types, since each one is recorded. What was typed stands in no
 * address and in no cache.
 */
export function PurposeSearch({
  label,
  example,
  isBusy,
  error,
  found,
  onSearch,
  onClear,
}: PurposeSearchProps) {
  const t = useText()
  const [typed, setTyped] = useState('')
  const [isShort, setShort] = useState(false)
  return (
    <>
      <form
        noValidate
        className={classes.search}
        onSubmit={(event) => {
          event.preventDefault()
          const question = typed.trim()
          setShort(question.length < 2)
          if (question.length >= 2 && !isBusy) onSearch(question)
        }}
      >
        <TextField
          label={label}
          placeholder={example}
          leftSection={<IconSearch size={20} stroke={1.75} aria-hidden />}
          value={typed}
          error={isShort ? t('ui.search.short') : undefined}
          onChange={(event) => {
            setTyped(event.currentTarget.value)
            setShort(false)
          }}
        />
        <Button type="submit" variant="default" aria-disabled={isBusy}>
          {t('ui.search.act')}
        </Button>
        {found !== undefined && (
          <Button
            variant="subtle"
            onClick={() => {
              setTyped('')
              setShort(false)
              onClear()
            }}
          >
            {t('ui.search.clear')}
          </Button>
        )}
      </form>
      <ErrorNote error={error} />
      <span role="status" className="unseen">
        {found ?? ''}
      </span>
    </>
  )
}
