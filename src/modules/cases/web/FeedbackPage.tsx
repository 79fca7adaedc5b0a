import { Button } from '@mantine/core'
import { useState } from 'react'
import { useAct, usePages, useRead } from '#ui/api.ts'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { DataList } from '#ui/DataList.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { CheckField, Form, TextField } from '#ui/fields.tsx'
import { useMay } from '#ui/me.ts'
import { Page } from '#ui/Page.tsx'
import { Section, Sheet } from '#ui/Sheet.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { useText } from '#ui/text.ts'
import { type FeedbackItem, feedbackAnswers, feedbackItems } from '../feedback.codes.ts'
import { readFeedbackContract, takeFeedbackContract } from '../feedback.contract.ts'
import classes from './Cases.module.css'
import { choicesOf } from './labels.tsx'

type Answer = (typeof feedbackAnswers)[number]

/** Her opinion, told to somebody who never worked on her case; below, for the supervisor, what all of them say. */
export default function FeedbackPage() {
  const t = useText()
  const may = useMay()
  const [round, setRound] = useState(0)
  return (
    <Page title={t('cases.feedback.title')} opening={t('cases.feedback.opening')}>
      <Sheet>
        <FeedbackForm key={round} isAgain={round > 0} onDone={() => setRound(round + 1)} />
        {may('feedback.read') && <Opinions />}
      </Sheet>
    </Page>
  )
}

function FeedbackForm({ isAgain, onDone }: { isAgain: boolean; onDone: () => void }) {
  const t = useText()
  const [code, setCode] = useState('')
  const [isTold, setTold] = useState(false)
  const [answers, setAnswers] = useState<Partial<Record<FeedbackItem, Answer>>>({})
  const [comments, setComments] = useState('')
  const [isTried, setTried] = useState(false)
  const act = useAct(takeFeedbackContract, { onDone })
  const send = () => {
    setTried(true)
    if (!isTold || !code.trim()) return
    const all = Object.fromEntries(feedbackItems.map((item) => [item, answers[item] ?? 'not_said']))
    act.mutate({
      body: {
        code,
        told_voluntary: true,
        answers: all as Record<FeedbackItem, Answer>,
        ...(comments.trim() ? { comments } : {}),
      },
    })
  }
  return (
    <Section title={t('cases.feedback.take')} note={t('cases.feedback.note')}>
      {isAgain && <p role="status">{t('cases.feedback.thanks')}</p>}
      <Form onSend={() => !act.isPending && send()}>
        <TextField
          label={t('cases.feedback.code')}
          description={t('cases.feedback.code_how')}
          placeholder="NM-26-0417"
          maxLength={20}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
          error={isTried && !code.trim() ? t('cases.missing.text') : undefined}
        />
        <CheckField
          label={t('cases.feedback.told')}
          checked={isTold}
          onChange={(event) => setTold(event.currentTarget.checked)}
          error={isTried && !isTold ? t('cases.feedback.tell_first') : undefined}
        />
        {feedbackItems.map((item) => (
          <ChoiceKeys<Answer>
            key={item}
            label={t(`cases.feedback.item.${item}`)}
            choices={choicesOf(feedbackAnswers, 'cases.answer', t)}
            chosen={answers[item] ? [answers[item]] : []}
            onChange={([answer]) => {
              const { [item]: _, ...rest } = answers
              setAnswers(answer ? { ...rest, [item]: answer } : rest)
            }}
          />
        ))}
        <TextArea
          label={t('cases.feedback.comments')}
          optional
          maxLength={4000}
          value={comments}
          onChange={(event) => setComments(event.currentTarget.value)}
        />
        <ErrorNote error={act.error} />
        <div className={classes.act}>
          <Button type="submit" aria-disabled={act.isPending}>
            {t('cases.feedback.save')}
          </Button>
        </div>
      </Form>
    </Section>
  )
}

function Opinions() {
  const t = useText()
  const all = useRead(readFeedbackContract, { query: { limit: 1 } })
  const said = usePages(readFeedbackContract, { query: { limit: 20 } })
  return (
    <>
      <Section title={t('cases.feedback.all')} note={t('cases.feedback.total', { n: all.data?.total ?? 0 })}>
        <DataList
          label={t('cases.feedback.all')}
          rows={all.data?.counts}
          rowKey={(each) => each.item}
          error={all.error}
          onRetry={() => void all.refetch()}
          empty={{ sentence: t('cases.feedback.none') }}
          columns={[
            {
              key: 'item',
              label: t('cases.feedback.question'),
              main: true,
              cell: (each) => t(`cases.feedback.item.${each.item}`),
            },
            ...feedbackAnswers.map((answer) => ({
              key: answer,
              label: t(`cases.answer.${answer}`),
              figures: true,
              cell: (each: Record<Answer, number>) => each[answer],
            })),
          ]}
        />
      </Section>
      <Section title={t('cases.feedback.said')}>
        <DataList
          label={t('cases.feedback.said')}
          pages={said}
          rowKey={(each) => each.id}
          empty={{ sentence: t('cases.feedback.none') }}
          columns={[
            { key: 'month', label: t('cases.feedback.month'), cell: (each) => each.month },
            {
              key: 'comments',
              label: t('cases.feedback.comments'),
              main: true,
              cell: (each) => each.comments,
            },
          ]}
        />
      </Section>
    </>
  )
}
