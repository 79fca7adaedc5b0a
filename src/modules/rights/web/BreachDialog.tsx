import { Button } from '@mantine/core'
import { IconFileText } from '@tabler/icons-react'
import { useState } from 'react'
import { call, useAct, useRead } from '#ui/api.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import layout from '#ui/layout.module.css'
import { useMay } from '#ui/me.ts'
import { SelectField } from '#ui/SelectField.tsx'
import { TextSkeleton } from '#ui/Skeletons.tsx'
import { useText } from '#ui/text.ts'
import { notifiedHow, notNotifiedReasons } from '../data-breach.codes.ts'
import { breachFormContract, moveBreachContract, readBreachContract } from '../data-breach.contract.ts'
import { type BreachMove, breachLife, breachMoves } from '../data-breach.life.ts'
import { instantOf, MomentFields, momentOf } from './MomentFields.tsx'
import classes from './Rights.module.css'

const parts = ['place', 'description', 'parties', 'contact', 'consequences', 'measures'] as const

/** One breach: its words, the notice by its form, and what may be done with it now. */
export function BreachDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useText()
  const may = useMay()
  const params = { breach_id: id }
  const read = useRead(readBreachContract, { params })
  const [move, setMove] = useState<BreachMove>()
  const [detail, setDetail] = useState('')
  const [at, setAt] = useState(() => momentOf(new Date()))
  const [isTried, setTried] = useState(false)
  const [formError, setFormError] = useState<unknown>()
  const act = useAct(moveBreachContract, {
    onDone: () => {
      setMove(undefined)
      setTried(false)
    },
  })
  const breach = read.data
  const offered =
    breach && may('breach.record') ? breachMoves.filter((each) => breachLife[breach.status][each]) : []
  const codes = move === 'notify' ? notifiedHow : move === 'do_not_notify' ? notNotifiedReasons : undefined
  const list = move === 'notify' ? 'how' : 'why_not'
  const hasMoment = move === 'notify' || move === 'tell_persons'
  const send = () => {
    if (!move || !breach) return onClose()
    setTried(true)
    const moment = instantOf(at)
    if ((codes && !detail) || (hasMoment && !moment)) return
    const { version } = breach
    const body =
      move === 'notify'
        ? { move, version, at: moment, how: detail }
        : move === 'do_not_notify'
          ? { move, version, reason: detail }
          : move === 'tell_persons'
            ? { move, version, at: moment }
            : { move, version }
    act.mutate({ params, body: body as never })
  }
  return (
    <FormDialog
      title={breach ? t('rights.breaches.of', { number: breach.number }) : t('rights.breaches.title')}
      actLabel={move ? t(`rights.breaches.move.${move}`) : t('ui.close')}
      isBusy={act.isPending}
      error={act.error ?? formError}
      wide
      onAct={send}
      onClose={onClose}
    >
      <ErrorNote error={read.error} onRetry={() => void read.refetch()} />
      {!breach && !read.error && <TextSkeleton lines={6} />}
      {breach && (
        <div className={layout.stack}>
          <dl className={classes.facts}>
            <dt>{t('rights.state')}</dt>
            <dd>{t(`rights.breaches.status.${breach.status}`)}</dd>
            {parts.map((part) => (
              <BreachPart
                key={part}
                label={t(`rights.breaches.report.${part}`)}
                words={breach.report[part]}
              />
            ))}
          </dl>
          <div>
            <Button
              variant="default"
              leftSection={<IconFileText size={20} stroke={1.75} aria-hidden />}
              onClick={() => void call(breachFormContract, { params }).catch(setFormError)}
            >
              {t('rights.breaches.form')}
            </Button>
          </div>
          {offered.length > 0 && (
            <div className={layout.acts}>
              {offered.map((each) => (
                <Button
                  key={each}
                  variant={each === move ? 'filled' : 'default'}
                  aria-pressed={each === move}
                  onClick={() => {
                    setMove(each)
                    setDetail('')
                    setTried(false)
                  }}
                >
                  {t(`rights.breaches.move.${each}`)}
                </Button>
              ))}
            </div>
          )}
          {codes && (
            <SelectField
              label={t(`rights.breaches.${list}`)}
              data={codes.map((value) => ({ value, label: t(`rights.breaches.${list}.${value}`) }))}
              value={detail || null}
              onChange={(next) => setDetail(next ?? '')}
              error={isTried && !detail ? t('rights.missing') : undefined}
            />
          )}
          {hasMoment && <MomentFields label={t('rights.when')} value={at} onChange={setAt} />}
        </div>
      )}
    </FormDialog>
  )
}

function BreachPart({ label, words }: { label: string; words: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd className={classes.words}>{words}</dd>
    </>
  )
}
