import { Button } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useText } from '#ui/text.ts'
import { personParts } from '../case.shapes.ts'
import classes from './Cases.module.css'
import { newPerson, type TypedPerson } from './open-case.form.ts'
import { PersonFields } from './PersonFields.tsx'

/** Persons of a new case: the survivor first, then whoever came along, relatives, the person who used violence. */
export function PersonsForm({
  persons,
  onChange,
  errorOf,
}: {
  persons: readonly TypedPerson[]
  onChange: (persons: TypedPerson[]) => void
  errorOf: (path: string) => string | undefined
}) {
  const t = useText()
  return (
    <>
      {persons.map((person, at) => (
        <div key={person.key} className={classes.person}>
          <div className={classes.personHead}>
            <h3>{t(`cases.part.${person.part}`)}</h3>
            {person.part !== 'survivor' && (
              <Button
                variant="subtle"
                color="gray"
                leftSection={<IconTrash size={20} stroke={1.75} aria-hidden />}
                onClick={() => onChange(persons.filter((other) => other.key !== person.key))}
              >
                {t('cases.person.take_out')}
              </Button>
            )}
          </div>
          <PersonFields
            person={person}
            errorOf={(field) => errorOf(`persons.${at}.${field}`)}
            onChange={(next) => onChange(persons.map((other) => (other.key === next.key ? next : other)))}
          />
        </div>
      ))}
      <fieldset className={classes.adders}>
        <legend className="unseen">{t('cases.person.add')}</legend>
        {personParts
          .filter((part) => part !== 'survivor')
          .map((part) => (
            <Button
              key={part}
              variant="default"
              leftSection={<IconPlus size={20} stroke={1.75} aria-hidden />}
              onClick={() => onChange([...persons, newPerson(part)])}
            >
              {t(`cases.person.add_${part}`)}
            </Button>
          ))}
      </fieldset>
    </>
  )
}
