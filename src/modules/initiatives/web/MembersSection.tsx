import { Button } from '@mantine/core'
import { ethnicGroups } from '#modules/law/ethnicity.codes.ts'
import { useAct, useRead } from '#ui/api.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { dayKey, formatDay } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { Section } from '#ui/Sheet.tsx'
import { useText } from '#ui/text.ts'
import { changeMemberContract, listMembersContract, type Member } from '../member.contract.ts'
import type { PartProps } from './FilePage.tsx'
import classes from './Initiatives.module.css'

/** Members: names for those who keep the list, numbers for everyone else, and numbers alone where nobody may be named. */
export function MembersSection({ file, ask }: PartProps) {
  const t = useText()
  const [count] = file.headcounts
  return (
    <Section title={t('initiatives.member.title')} note={file.people ?? undefined}>
      {file.counted_for && <p className={layout.quiet}>{t(`initiatives.kept_as.${file.counted_for}`)}</p>}
      {count && (
        <p>
          {t('initiatives.headcount.said', {
            day: formatDay(count.on_day),
            total: count.total,
            women: count.women,
            men: count.men,
          })}
          {count.minority !== null && ` ${t('initiatives.headcount.minority', { n: count.minority })}`}
        </p>
      )}
      {!count && file.people === null && <p className={layout.quiet}>{t('initiatives.member.none')}</p>}
      {file.listed && file.may_keep && <Names id={file.id} />}
      {file.may_keep && file.stage !== 'closed' && (
        <div className={layout.acts}>
          {file.listed && (
            <Button variant="default" onClick={() => ask('member')}>
              {t('initiatives.member.act')}
            </Button>
          )}
          <Button variant="default" onClick={() => ask('headcount')}>
            {t('initiatives.headcount.act')}
          </Button>
        </div>
      )}
    </Section>
  )
}

function Names({ id }: { id: string }) {
  const t = useText()
  const list = useRead(listMembersContract, { params: { initiative_id: id } })
  const leave = useAct(changeMemberContract, { refresh: [listMembersContract] })
  if (list.error) return <ErrorNote error={list.error} onRetry={() => void list.refetch()} />
  const wordsOf = (member: Member) =>
    [
      t(`initiatives.part.${member.part}`),
      t(`initiatives.sex.${member.sex}`),
      member.age_band === 'unknown' ? undefined : t(`initiatives.age.${member.age_band}`),
      (ethnicGroups as Readonly<Record<string, string>>)[member.ethnicity],
    ]
      .filter(Boolean)
      .join(' · ')
  return (
    <>
      <ul className={classes.rows}>
        {list.data?.items.map((member) => (
          <li key={member.id}>
            <span>
              {member.name} <span className={layout.quiet}>{wordsOf(member)}</span>
            </span>
            {member.left_on ? (
              <span className={layout.quiet}>
                {t('initiatives.member.left', { day: formatDay(member.left_on) })}
              </span>
            ) : (
              <Button
                variant="subtle"
                color="gray"
                aria-disabled={leave.isPending}
                onClick={() =>
                  leave.mutate({
                    params: { initiative_id: id, member_id: member.id },
                    body: { version: member.version, left_on: dayKey(new Date()) },
                  })
                }
              >
                {t('initiatives.member.leave')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <ErrorNote error={leave.error} />
    </>
  )
}
