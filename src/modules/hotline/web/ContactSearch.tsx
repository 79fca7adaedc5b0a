import { Button } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { call, fieldError } from '#ui/api.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { TextField } from '#ui/fields.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { useText } from '#ui/text.ts'
import type { ContactItem } from '../contact.shapes.ts'
import { searchContacts } from '../contact-search.contract.ts'
import classes from './contacts.module.css'

type By = 'words' | 'phone' | 'name'

interface ContactSearchProps {
  isFound: boolean
  onFound: (items: readonly ContactItem[] | undefined) => void
}

/** Finds contacts by place or topic, by a number, or by a full name; with or without tones. What is typed enters no address. */
export function ContactSearch({ isFound, onFound }: ContactSearchProps) {
  const t = useText()
  const [by, setBy] = useState<By>('words')
  const [typed, setTyped] = useState('')
  const [error, setError] = useState<unknown>()
  const [isBusy, setBusy] = useState(false)
  const find = async () => {
    const question = typed.trim()
    if (question === '' || isBusy) return
    setBusy(true)
    setError(undefined)
    try {
      const body =
        by === 'phone' ? { phone: question } : by === 'name' ? { name: question } : { words: question }
      onFound((await call(searchContacts, { body })).items)
    } catch (refusal) {
      setError(refusal)
    } finally {
      setBusy(false)
    }
  }
  const clear = () => {
    setTyped('')
    setError(undefined)
    onFound(undefined)
  }
  const wrong = fieldError(error, by) ?? fieldError(error, '')
  return (
    <form
      className={classes.search}
      onSubmit={(event) => {
        event.preventDefault()
        void find()
      }}
    >
      <SelectField
        label={t('hotline.search.by')}
        data={(['words', 'phone', 'name'] as const).map((value) => ({
          value,
          label: t(`hotline.search.by_${value}`),
        }))}
        value={by}
        onChange={(next) => next && setBy(next as By)}
      />
      <TextField
        label={t('hotline.search.field')}
        value={typed}
        error={wrong}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Button
        type="submit"
        variant="default"
        aria-disabled={isBusy}
        leftSection={<IconSearch size={20} stroke={1.75} aria-hidden />}
      >
        {t('hotline.search.find')}
      </Button>
      {isFound && (
        <Button variant="subtle" onClick={clear}>
          {t('hotline.search.clear')}
        </Button>
      )}
      {by !== 'words' && <p className={classes.quiet}>{t('hotline.search.recorded')}</p>}
      {error !== undefined && !wrong && <ErrorNote error={error} />}
    </form>
  )
}
