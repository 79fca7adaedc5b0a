import { Button } from '@mantine/core'
import { useState } from 'react'
import { useAct, useRead } from '#ui/api.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import layout from '#ui/layout.module.css'
import { Section } from '#ui/Sheet.tsx'
import { TextSkeleton } from '#ui/Skeletons.tsx'
import { useText } from '#ui/text.ts'
import type { CaseFileView } from '../case.contract.ts'
import { dropRelationContract, readRelationsContract } from '../relation.contract.ts'
import classes from './Cases.module.css'
import { useCaseAct } from './dialogs/case-act.tsx'
import { ProfileDialog, RelationDialog } from './dialogs/RelationDialogs.tsx'
import { useRoles } from './use-roles.ts'

/** Who is what to whom, and what is known of each person's circumstances. */
export function Relations({ file }: { file: CaseFileView }) {
  const t = useText()
  const { whyNot } = useCaseAct()
  const { roleOf } = useRoles(file)
  const [asked, ask] = useState<'relation' | { profile: string }>()
  const read = useRead(readRelationsContract, { params: { case_id: file.id } }, { staleTime: 5 * 60_000 })
  const drop = useAct(dropRelationContract)
  if (read.error && !read.data) return <ErrorNote error={read.error} onRetry={() => void read.refetch()} />
  if (!read.data) return <TextSkeleton />
  const { relations, profiles } = read.data
  const mayWork = whyNot === undefined
  const profile =
    typeof asked === 'object' ? profiles.find((each) => each.person_id === asked.profile) : undefined
  return (
    <>
      <Section title={t('cases.relations.title')} note={t('cases.relations.note')}>
        {relations.length === 0 && <p className={layout.quiet}>{t('cases.relations.none')}</p>}
        <ul className={classes.rows}>
          {relations.map((each) => (
            <li key={each.id}>
              <p className={classes.between}>
                <span>
                  {t('cases.relations.line', {
                    who: roleOf(each.from_person) ?? '',
                    kind: t(`cases.relation.${each.kind}`).toLowerCase(),
                    whom: roleOf(each.to_person) ?? '',
                  })}
                </span>
                {mayWork && (
                  <Button
                    size="sm"
                    variant="default"
                    aria-disabled={drop.isPending}
                    onClick={() =>
                      !drop.isPending &&
                      drop.mutate({
                        params: { case_id: file.id, relation_id: each.id },
                        body: { version: each.version },
                      })
                    }
                  >
                    {t('cases.relations.drop')}
                  </Button>
                )}
              </p>
            </li>
          ))}
        </ul>
        <ErrorNote error={drop.error} />
        {mayWork && file.persons.length > 1 && (
          <div className={classes.act}>
            <Button variant="default" onClick={() => ask('relation')}>
              {t('cases.relations.add')}
            </Button>
          </div>
        )}
      </Section>
      <Section title={t('cases.profile.title')}>
        <ul className={classes.rows}>
          {profiles.map((each) => {
            const known = [
              each.marital && t(`cases.marital.${each.marital}`),
              each.disabilities &&
                (each.disabilities.length === 0
                  ? t('cases.profile.no_disability')
                  : each.disabilities.map((code) => t(`cases.disability.${code}`)).join(', ')),
              each.displacement && t(`cases.displacement.${each.displacement}`),
              each.country,
              each.separation && t(`cases.separation.${each.separation}`),
            ].filter(Boolean)
            return (
              <li key={each.person_id}>
                <p className={classes.between}>
                  <strong>{roleOf(each.person_id)}</strong>
                  {mayWork && (
                    <Button size="sm" variant="default" onClick={() => ask({ profile: each.person_id })}>
                      {t('cases.profile.edit')}
                    </Button>
                  )}
                </p>
                <p className={layout.quiet}>{known.join(' · ') || t('cases.profile.unknown')}</p>
              </li>
            )
          })}
        </ul>
      </Section>
      {asked === 'relation' && (
        <RelationDialog file={file} relations={relations} onClose={() => ask(undefined)} />
      )}
      {profile && <ProfileDialog file={file} profile={profile} onClose={() => ask(undefined)} />}
    </>
  )
}
