import { Button } from '@mantine/core'
import { useState } from 'react'
import { CheckField } from '#ui/fields.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { useText } from '#ui/text.ts'
import { contactKinds, outcomes, topics } from '../contact.codes.ts'
import type { Filter } from './ContactsPage.tsx'
import classes from './contacts.module.css'
import { useLabel } from './labels.ts'

const lists = [
  { name: 'kind', codes: contactKinds },
  { name: 'topic', codes: topics },
  { name: 'outcome', codes: outcomes },
] as const

/** Narrows the list by kind, topic, outcome, danger, and to one's own. */
export function ContactFilter({ filter, onChange }: { filter: Filter; onChange: (filter: Filter) => void }) {
  const t = useText()
  const label = useLabel()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <div className={classes.fold}>
        <Button variant="subtle" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {t('hotline.filter.title')}
        </Button>
      </div>
      <div className={classes.filters} data-open={isOpen || undefined}>
        {lists.map(({ name, codes }) => (
          <div key={name} className={classes.narrow}>
            <SelectField
              label={t(`hotline.filter.${name}`)}
              placeholder={t('hotline.filter.all')}
              clearable
              data={codes.map((code) => ({ value: code as string, label: label(name, code) }))}
              value={filter[name] ?? null}
              onChange={(code) => onChange({ ...filter, [name]: code ?? undefined })}
            />
          </div>
        ))}
        <div className={classes.ticks}>
          <CheckField
            label={t('hotline.filter.danger')}
            checked={filter.danger === 'true'}
            onChange={(event) =>
              onChange({ ...filter, danger: event.currentTarget.checked ? 'true' : undefined })
            }
          />
          <CheckField
            label={t('hotline.filter.mine')}
            checked={filter.taken_by === 'me'}
            onChange={(event) =>
              onChange({ ...filter, taken_by: event.currentTarget.checked ? 'me' : undefined })
            }
          />
        </div>
      </div>
    </>
  )
}
