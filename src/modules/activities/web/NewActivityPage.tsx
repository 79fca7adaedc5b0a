import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { Begun, TakenUp } from '#modules/access/web/begun.part.tsx'
import { useDraft } from '#modules/access/web/draft.part.ts'
import { useAct, useRead } from '#ui/api.ts'
import { useNow } from '#ui/clock.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Form, FormFoot } from '#ui/fields.tsx'
import { dayKey } from '#ui/format.ts'
import { useAddress, useGo } from '#ui/links.tsx'
import { NumberField } from '#ui/NumberField.tsx'
import { Page } from '#ui/Page.tsx'
import { SavedMark } from '#ui/SavedMark.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { Section, Sheet } from '#ui/Sheet.tsx'
import { PageSkeleton } from '#ui/Skeletons.tsx'
import { useText } from '#ui/text.ts'
import { repeats } from '../activity.codes.ts'
import { readActivityContract, recordActivityContract } from '../activity.contract.ts'
import type { ActivityLine } from '../activity-line.contract.ts'
import classes from './Activities.module.css'
import { ActivityFields } from './ActivityFields.tsx'
import { type ActivityForm, bodyOf, formOf, missingOf, newForm } from './activity.form.ts'
import { useCodes } from './use-codes.ts'
import { useActivitiesToday } from './use-today.ts'

const draftForm = 'activity'

/** Records an activity: from nothing, from the last one, from a pattern, or where one was left off. */
export default function NewActivityPage() {
  const [{ draft, copy }] = useAddress()
  const [ref] = useState(() => crypto.randomUUID())
  const [start] = useState(() => newForm())
  if (draft) return <Resumed clientRef={draft} />
  if (copy) return <Copied id={copy} clientRef={ref} />
  return <NewActivity key="new" clientRef={ref} start={start} seq={0} before={<Beginnings />} />
}

function Resumed({ clientRef }: { clientRef: string }) {
  const t = useText()
  return (
    <TakenUp clientRef={clientRef} title={t('activities.new.title')}>
      {(draft) => (
        <NewActivity
          clientRef={clientRef}
          start={{ ...newForm(), ...(draft.content as Partial<ActivityForm>) }}
          seq={draft.seq}
          savedAt={draft.saved_at}
        />
      )}
    </TakenUp>
  )
}

function Copied({ id, clientRef }: { id: string; clientRef: string }) {
  const t = useText()
  const from = useRead(
    readActivityContract,
    { params: { activity_id: id } },
    { staleTime: Number.POSITIVE_INFINITY },
  )
  if (from.data)
    return (
      <NewActivity key={id} clientRef={clientRef} start={formOf(from.data, 'copy')} seq={0} copiedFrom={id} />
    )
  return from.error ? (
    <Page title={t('activities.new.title')}>
      <ErrorNote error={from.error} onRetry={() => void from.refetch()} />
    </Page>
  ) : (
    <PageSkeleton />
  )
}

interface NewProps {
  clientRef: string
  start: ActivityForm
  seq: number
  savedAt?: string
  copiedFrom?: string
  before?: ReactNode
}

function NewActivity({ clientRef, start, seq, savedAt, copiedFrom, before }: NewProps) {
  const t = useText()
  const go = useGo()
  const codes = useCodes()
  const [form, setForm] = useState(start)
  const [isTried, setTried] = useState(false)
  const set = (change: Partial<ActivityForm>) => setForm((now) => ({ ...now, ...change }))
  const act = useAct(recordActivityContract, {
    onDone: ({ id }) => go({ to: '/activities/$id', params: { id } }, { replace: true }),
  })
  const draft = useDraft({
    ref: clientRef,
    form: draftForm,
    content: form,
    isTouched: seq > 0 || JSON.stringify(form) !== JSON.stringify(start),
    taken: { seq, savedAt },
  })
  const missing = missingOf(form)
  const today = dayKey(new Date(useNow()))
  const isPast = form.starts_on !== null && (form.ends_on ?? form.starts_on) <= today

  const send = async (status: 'planned' | 'held') => {
    setTried(true)
    const body = bodyOf(form)
    if (!body || act.isPending) return
    await draft.finish()
    const repeat =
      status === 'planned' && form.repeat && form.times !== ''
        ? { every: form.repeat, times: form.times }
        : undefined
    act.mutate(
      {
        body: {
          ...body,
          status,
          client_ref: clientRef,
          ...(copiedFrom ? { copied_from: copiedFrom } : {}),
          ...(repeat ? { repeat } : {}),
        },
      },
      { onError: () => draft.reopen() },
    )
  }
  return (
    <Page title={t('activities.new.title')} opening={t('activities.new.opening')}>
      {before}
      <Form onSend={() => void send(isPast ? 'held' : 'planned')}>
        <Sheet>
          <ErrorNote error={codes.error} onRetry={codes.retry} />
          <ActivityFields form={form} set={set} codes={codes} missing={isTried ? missing : []} />
          {!isPast && (
            <Section title={t('activities.series.title')}>
              <div className={classes.narrow}>
                <SelectField
                  label={t('activities.series.every')}
                  data={[
                    { value: '', label: t('activities.series.once') },
                    ...repeats.map((value) => ({ value, label: t(`activities.series.${value}`) })),
                  ]}
                  value={form.repeat}
                  onChange={(next) => set({ repeat: repeats.find((each) => each === next) ?? '' })}
                />
                {form.repeat && (
                  <NumberField
                    label={t('activities.series.times')}
                    min={2}
                    max={60}
                    value={form.times}
                    onChange={(next) => set({ times: next === '' ? '' : Number(next) })}
                  />
                )}
              </div>
            </Section>
          )}
          <ErrorNote error={act.error} />
          <FormFoot
            missing={isTried && missing.length > 0 ? missing.map((key) => t(key)).join(' ') : undefined}
          >
            <SavedMark state={draft.state} {...(draft.savedAt ? { savedAt: draft.savedAt } : {})} />
            {isPast && (
              <Button variant="default" aria-disabled={act.isPending} onClick={() => void send('planned')}>
                {t('activities.new.as_planned')}
              </Button>
            )}
            <Button type="submit" aria-disabled={act.isPending}>
              {t(isPast ? 'activities.new.as_held' : 'activities.new.as_planned')}
            </Button>
          </FormFoot>
        </Sheet>
      </Form>
    </Page>
  )
}

/** What saves typing: the last one, patterns, and what was begun and not finished. */
function Beginnings() {
  const t = useText()
  const [, change] = useAddress()
  const waits = useActivitiesToday()
  const copies: { line: ActivityLine; label: string }[] = [
    ...(waits.data?.last ? [{ line: waits.data.last, label: t('activities.new.copy_last') }] : []),
    ...(waits.data?.patterns ?? []).map((line) => ({ line, label: line.pattern ?? '' })),
  ]
  return (
    <>
      <Begun form={draftForm} ownSheet />
      {copies.length > 0 && (
        <Sheet>
          <Section title={t('activities.new.begin')}>
            <ul className={classes.rows}>
              {copies.map(({ line, label }) => (
                <li key={`${line.id} ${label}`}>
                  <span>
                    <strong>{label}</strong> · {line.title}
                  </span>
                  <Button variant="default" onClick={() => change({ copy: line.id })}>
                    {t('activities.new.copy')}
                  </Button>
                </li>
              ))}
            </ul>
          </Section>
        </Sheet>
      )}
    </>
  )
}
