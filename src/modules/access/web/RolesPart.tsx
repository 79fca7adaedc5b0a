import { Button } from '@mantine/core'
import { useState } from 'react'
import { useAct } from '#ui/api.ts'
import { Badge } from '#ui/Badge.tsx'
import { DateField } from '#ui/DateField.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { FieldPair } from '#ui/fields.tsx'
import { dayKey, formatDay, formatWhen } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import type { Found } from '#ui/PlaceField.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import type { Role } from '../role.ts'
import { endRoleContract, giveRoleContract, type StaffLine } from '../staff.contract.ts'
import classes from './Admin.module.css'
import { AgencyField } from './agency-field.part.tsx'
import { RoleField } from './RoleField.tsx'

/** Roles a person holds or held, each for an agency, from–to. Nobody gives one to themselves. */
export function RolesPart({ person, isMyself }: { person: StaffLine; isMyself: boolean }) {
  const t = useText()
  const [isAsked, setAsked] = useState(false)
  const end = useAct(endRoleContract)
  const today = dayKey(new Date())
  const { language } = useLanguage()
  return (
    <section className={classes.part} aria-label={t('access.staff.roles')}>
      <h3>{t('access.staff.roles')}</h3>
      {person.roles.length === 0 && <p>{t('access.staff.no_role')}</p>}
      <ul className={classes.rows}>
        {person.roles.map((held) => {
          const isOver = held.until_on !== null && held.until_on <= today
          return (
            <li key={held.id} className={layout.between}>
              <span>
                {t(`access.role.${held.role}`)} · {held.agency_name}
                <br />
                <span className={`${layout.quiet} figures`}>
                  {held.waits
                    ? t('access.staff.role_waits_until', {
                        name: held.waits.asked_by,
                        until: formatWhen(held.waits.expires_at, new Date(), language),
                      })
                    : held.until_on
                      ? t('access.from_until', {
                          from: formatDay(held.from_on),
                          until: formatDay(held.until_on),
                        })
                      : t('access.from', { from: formatDay(held.from_on) })}
                </span>
              </span>
              {held.waits ? (
                <Badge tone="warn">{t('access.staff.role_waits')}</Badge>
              ) : isOver ? (
                <Badge>{t('access.ended')}</Badge>
              ) : (
                !isMyself &&
                held.until_on === null && (
                  <Button
                    variant="default"
                    size="sm"
                    aria-disabled={end.isPending}
                    onClick={() =>
                      !end.isPending &&
                      end.mutate({
                        params: { staff_id: person.id, role_id: held.id },
                        body: { version: held.version },
                      })
                    }
                  >
                    {t('access.staff.end_role')}
                  </Button>
                )
              )}
            </li>
          )
        })}
      </ul>
      <ErrorNote error={end.error} />
      {!isMyself && (
        <div>
          <Button variant="default" onClick={() => setAsked(true)}>
            {t('access.staff.give_role')}
          </Button>
        </div>
      )}
      {isAsked && <GiveRole person={person} onClose={() => setAsked(false)} />}
    </section>
  )
}

function GiveRole({ person, onClose }: { person: StaffLine; onClose: () => void }) {
  const t = useText()
  const [agency, setAgency] = useState<Found | null>(null)
  const [role, setRole] = useState<Role>()
  const [from, setFrom] = useState<string | null>(dayKey(new Date()))
  const [until, setUntil] = useState<string | null>(null)
  const [isTried, setTried] = useState(false)
  const give = useAct(giveRoleContract, { onDone: onClose })
  const needed = (isThere: boolean) => (isTried && !isThere ? t('access.field.needed') : undefined)
  const send = () => {
    setTried(true)
    if (!agency || !role || !from) return
    give.mutate({
      params: { staff_id: person.id },
      body: { agency_id: agency.id, role, from_on: from, ...(until ? { until_on: until } : {}) },
    })
  }
  return (
    <FormDialog
      title={t('access.staff.give_role_to', { name: person.display_name })}
      actLabel={t('access.staff.give_role')}
      isBusy={give.isPending}
      error={give.error}
      onAct={send}
      onClose={onClose}
    >
      <p className={layout.quiet}>{t('access.staff.give_role_means')}</p>
      <RoleField value={role} onChange={setRole} error={needed(role !== undefined)} />
      <AgencyField
        label={t('access.staff.agency')}
        value={agency}
        onChange={setAgency}
        error={needed(agency !== null)}
      />
      <FieldPair>
        <DateField
          label={t('access.from_on')}
          value={from}
          onChange={setFrom}
          error={needed(from !== null)}
        />
        <DateField label={t('access.until_on')} value={until} onChange={setUntil} />
      </FieldPair>
    </FormDialog>
  )
}
