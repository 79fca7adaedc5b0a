import layout from '#ui/layout.module.css'
import { useText } from '#ui/text.ts'
import type { CaseFileView } from '../case.contract.ts'
import { roleOf, sexAndAge } from './labels.tsx'
import { OpenedPerson } from './OpenedPerson.tsx'

export type PersonLine = CaseFileView['persons'][number]

/** One person of the file: a cover, the part in words, sex and age; the name opens with a reason. */
export function PersonRow({ file, person }: { file: CaseFileView; person: PersonLine }) {
  const t = useText()
  return (
    <>
      <OpenedPerson file={file} person={person} role={roleOf(person, t)} />
      <p className={layout.quiet}>
        {[
          sexAndAge(person, t),
          person.ethnicity ? t(`cases.ethnicity.${person.ethnicity}`) : undefined,
          person.has_name ? undefined : t('cases.person.no_name').toLowerCase(),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </>
  )
}
