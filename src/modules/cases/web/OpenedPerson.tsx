import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useAct } from '#ui/api.ts'
import { Covered } from '#ui/Covered.tsx'
import { formatPhone } from '#ui/format.ts'
import { useMay } from '#ui/me.ts'
import { ReasonDialog } from '#ui/ReasonDialog.tsx'
import { useText } from '#ui/text.ts'
import { type CaseFileView, readCaseContract } from '../case.contract.ts'
import { openingReasons } from '../case.shapes.ts'
import { listLooksContract } from '../look.contract.ts'
import { openPersonContract } from '../person.contract.ts'
import classes from './Cases.module.css'
import { type Identity, useCaseAct } from './dialogs/case-act.tsx'
import { choicesOf } from './labels.tsx'
import type { PersonLine } from './PersonRow.tsx'

const openFor = 60_000
const lines = ['phone', 'id_number', 'birthday', 'address'] as const
type Reason = (typeof openingReasons)[number]

/**
 * A covered person. Opening asks for a reason and is recorded; what was opened is covered again after a minute, and
 * stands nowhere but on this screen.
 */
export function OpenedPerson({
  file,
  person,
  role,
}: {
  file: CaseFileView
  person: PersonLine
  role: string
}) {
  const t = useText()
  const may = useMay()
  const { ask, whyNot } = useCaseAct()
  const [isAsked, setAsked] = useState(false)
  const [identity, setIdentity] = useState<Identity>()
  const open = useAct(openPersonContract, {
    refresh: [readCaseContract, listLooksContract],
    onDone: (reply) => {
      setIdentity(reply)
      setAsked(false)
    },
  })
  const { reset } = open
  const cover = () => {
    setIdentity(undefined)
    reset()
  }
  useEffect(() => {
    if (!identity) return
    const timer = setTimeout(() => {
      setIdentity(undefined)
      reset()
    }, openFor)
    return () => clearTimeout(timer)
  }, [identity, reset])

  const mayOpen = file.assigned && may('case.identity')
  return (
    <>
      <Covered
        role={role}
        opened={identity && (identity.name ?? t('cases.person.no_name'))}
        {...(mayOpen ? { onOpen: () => setAsked(true) } : {})}
      />
      {identity && (
        <div className={classes.identity}>
          <dl className={classes.facts}>
            {lines.map((line) => {
              const value = identity[line]
              if (!value) return null
              return (
                <div key={line} className={classes.fact}>
                  <dt>{t(`cases.person.${line}`)}</dt>
                  <dd className="figures">{line === 'phone' ? formatPhone(value) : value}</dd>
                </div>
              )
            })}
          </dl>
          <p>{t('cases.person.open_for')}</p>
          <span className={classes.badges}>
            <Button variant="default" size="sm" onClick={cover}>
              {t('cases.person.cover')}
            </Button>
            {whyNot === undefined && (
              <Button
                variant="default"
                size="sm"
                onClick={() => ask({ kind: 'correct', personId: person.id, identity })}
              >
                {t('cases.act.correct_short')}
              </Button>
            )}
          </span>
        </div>
      )}
      <ReasonDialog<Reason>
        opened={isAsked}
        title={t('cases.person.open_title', { role: role.toLowerCase() })}
        reasons={choicesOf(openingReasons, 'cases.opening', t)}
        noteFor={['other']}
        actLabel={t('ui.cover.open')}
        isBusy={open.isPending}
        error={open.error}
        onAct={({ code, note }) =>
          code &&
          open.mutate({
            params: { case_id: file.id, person_id: person.id },
            body: { reason: code, ...(code === 'other' ? { words: note } : {}) },
          })
        }
        onClose={() => setAsked(false)}
      >
        {t('cases.person.open_means')}
      </ReasonDialog>
    </>
  )
}
