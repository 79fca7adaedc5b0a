import { Button } from '@mantine/core'
import { type ReactNode, useEffect, useState } from 'react'
import { useDraft } from '#modules/access/web/draft.part.ts'
import { useAct } from '#ui/api.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Form, FormFoot } from '#ui/fields.tsx'
import layout from '#ui/layout.module.css'
import { useGo } from '#ui/links.tsx'
import { Page } from '#ui/Page.tsx'
import { SavedMark } from '#ui/SavedMark.tsx'
import { Section, Sheet } from '#ui/Sheet.tsx'
import { Steps } from '#ui/Steps.tsx'
import { useText } from '#ui/text.ts'
import { recordIncidentContract } from '../incident.contract.ts'
import { bodyOf, isComplete, missingOf, questions, type IncidentForm as Values } from './incident.form.ts'
import { Questions } from './Questions.tsx'

const nextTryMs = 5_000

/**
 * Six questions, one at a time, with big keys. What is typed is kept as a sealed draft; a save that the network lost
 * keeps standing here and is tried again with the same key, so that the book gets it once.
 */
export function IncidentForm({
  clientRef,
  start,
  seq,
  savedAt,
  before,
}: {
  clientRef: string
  start: Values
  seq: number
  savedAt?: string
  before?: ReactNode
}) {
  const t = useText()
  const go = useGo()
  const [form, setForm] = useState(start)
  const [at, setAt] = useState(0)
  const [isTried, setTried] = useState(false)
  const [sent, setSent] = useState<ReturnType<typeof bodyOf>>()
  const set = (change: Partial<Values>) => setForm((now) => ({ ...now, ...change }))
  const act = useAct(recordIncidentContract, {
    onDone: ({ id }) => go({ to: '/commune-book/$id', params: { id } }, { replace: true }),
  })
  const draft = useDraft({
    ref: clientRef,
    form: 'commune-incident',
    content: form,
    isTouched: seq > 0 || JSON.stringify(form) !== JSON.stringify(start),
    taken: { seq, savedAt },
  })
  const question = questions[at] ?? 'report'
  const missing = missingOf(form, question)

  const isLost = act.error?.status === 0
  const { mutate } = act
  useEffect(() => {
    if (!isLost || !sent) return
    const again = () => mutate({ body: sent })
    const timer = setInterval(again, nextTryMs)
    window.addEventListener('online', again)
    return () => {
      clearInterval(timer)
      window.removeEventListener('online', again)
    }
  }, [isLost, sent, mutate])

  const save = async () => {
    setTried(true)
    const body = bodyOf(form, clientRef)
    if (!body || act.isPending) return
    setSent(body)
    await draft.finish()
    act.mutate({ body }, { onError: (refusal) => refusal.status !== 0 && draft.reopen() })
  }
  const next = () => {
    setTried(missing.length > 0)
    if (missing.length > 0) return
    setAt(at + 1)
    window.scrollTo({ top: 0 })
  }
  const isLast = at === questions.length - 1
  return (
    <Page title={t('book.new.title')} opening={t('book.new.opening')}>
      {at === 0 && before}
      <Form onSend={() => (isLast ? void save() : next())}>
        <Sheet>
          <Section title={t(`book.question.${question}`)} note={t('book.new.step', { n: at + 1 })}>
            <div className={layout.stack}>
              <Steps labels={questions.map((each) => t(`book.question_short.${each}`))} current={at} />
              <Questions question={question} form={form} set={set} missing={isTried ? missing : []} />
            </div>
          </Section>
          <ErrorNote error={act.error} />
          {isLost && <p className={layout.quiet}>{t('book.new.will_retry')}</p>}
          <FormFoot
            missing={isTried && missing.length > 0 ? missing.map((key) => t(key)).join(' ') : undefined}
          >
            <SavedMark state={draft.state} {...(draft.savedAt ? { savedAt: draft.savedAt } : {})} />
            {at > 0 && (
              <Button variant="default" onClick={() => setAt(at - 1)}>
                {t('book.new.back')}
              </Button>
            )}
            {!isLast && at >= 3 && isComplete(form) && (
              <Button variant="default" aria-disabled={act.isPending} onClick={() => void save()}>
                {t('book.new.save_now')}
              </Button>
            )}
            <Button type="submit" aria-disabled={act.isPending}>
              {t(isLast ? 'book.new.save' : 'book.new.next')}
            </Button>
          </FormFoot>
        </Sheet>
      </Form>
    </Page>
  )
}
