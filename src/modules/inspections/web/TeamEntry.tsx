import { Button } from '@mantine/core'
import { useState } from 'react'
import { listAgenciesContract } from '#modules/access/agency.contract.ts'
import { call } from '#ui/call.ts'
import { FieldPair, TextField } from '#ui/fields.tsx'
import layout from '#ui/layout.module.css'
import { type Found, PlaceField } from '#ui/PlaceField.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { useText } from '#ui/text.ts'
import { type MemberPart, memberParts } from '../inspection.codes.ts'
import classes from './Inspections.module.css'

export interface Member {
  agency_id?: string | undefined
  body: string
  name: string
  part: MemberPart
}

/** Members as a round takes them: an agency by its id, another body by its name. */
export const teamBody = (members: readonly Member[]) =>
  members.map(({ agency_id, body, name, part }) => ({
    ...(agency_id ? { agency_id } : { body }),
    ...(name.trim() ? { name } : {}),
    part,
  }))

/** Agencies that stand today, by a few letters. */
export const searchAgencies = async (q: string): Promise<Found[]> => {
  const { items } = await call(listAgenciesContract, { query: { q, limit: 8 } })
  return items.map((agency) => ({ id: agency.id, label: agency.name }))
}

/** Who is in the team: an agency of the system, or another body by name. */
export function TeamEntry({
  members,
  onChange,
}: {
  members: readonly Member[]
  onChange: (members: Member[]) => void
}) {
  const t = useText()
  const [agency, setAgency] = useState<Found | null>(null)
  const [body, setBody] = useState('')
  const [name, setName] = useState('')
  const [isLacking, setLacking] = useState(false)
  const [part, setPart] = useState<MemberPart>('member')
  const add = () => {
    setLacking(!agency && !body.trim())
    if (!agency && !body.trim()) return
    onChange([
      ...members,
      { agency_id: agency?.id, body: agency?.label ?? body.trim(), name: name.trim(), part },
    ])
    setAgency(null)
    setBody('')
    setName('')
    setPart('member')
  }
  return (
    <div className={layout.stack}>
      {members.length === 0 && <p className={layout.quiet}>{t('inspections.team.none')}</p>}
      <ul className={classes.rows}>
        {members.map((member, at) => (
          <li key={`${member.body} ${member.name} ${member.part}`}>
            <span>
              {[member.name, member.body].filter(Boolean).join(', ')}{' '}
              <span className={layout.quiet}>{t(`inspections.part.${member.part}`)}</span>
            </span>
            <Button
              variant="subtle"
              color="gray"
              onClick={() => onChange(members.filter((_, other) => other !== at))}
            >
              {t('inspections.team.remove')}
            </Button>
          </li>
        ))}
      </ul>
      <FieldPair>
        <PlaceField
          label={t('inspections.team.agency')}
          value={agency}
          onChange={setAgency}
          search={searchAgencies}
          error={isLacking ? t('inspections.team.who') : undefined}
        />
        <TextField
          label={t('inspections.team.body')}
          optional
          disabled={agency !== null}
          value={body}
          onChange={(event) => setBody(event.currentTarget.value)}
        />
      </FieldPair>
      <FieldPair>
        <TextField
          label={t('inspections.team.name')}
          optional
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <SelectField
          label={t('inspections.team.part')}
          data={memberParts.map((value) => ({ value, label: t(`inspections.part.${value}`) }))}
          value={part}
          onChange={(next) => setPart((next ?? 'member') as MemberPart)}
        />
      </FieldPair>
      <div>
        <Button variant="default" onClick={add}>
          {t('inspections.team.add')}
        </Button>
      </div>
    </div>
  )
}
