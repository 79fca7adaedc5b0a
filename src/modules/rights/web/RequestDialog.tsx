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
import { TextArea } from '#ui/TextArea.tsx'
import { useText } from '#ui/text.ts'
import { identityChecks, mayExtend, outcomes, refusalGrounds } from '../data-request.codes.ts'
import { moveRequestContract, readRequestContract, requestLetterContract } from '../data-request.contract.ts'
import { type RequestMove, requestLife, requestMoves } from '../data-request.life.ts'
import classes from './Rights.module.css'

/** One request: its words, and what may be done with it now. */
export function RequestDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useText()
  const may = useMay()
  const params = { request_id: id }
  const read = useRead(readRequestContract, { params })
  const [move, setMove] = useState<RequestMove>()
  const [detail, setDetail] = useState('')
  const [answer, setAnswer] = useState('')
  const [isTried, setTried] = useState(false)
  const [letterError, setLetterError] = useState<unknown>()
  const act = useAct(moveRequestContract, {
    onDone: () => {
      setMove(undefined)
      setDetail('')
      setAnswer('')
      setTried(false)
    },
  })
  const request = read.data
  const offered = request && may('rights.desk') ? movesOf(request) : []
  const details: Partial<
    Record<RequestMove, readonly [label: string, codes: readonly string[], list: string]>
  > = {
    identify: [t('rights.requests.identity'), identityChecks, 'identity'],
    answer: [t('rights.requests.outcome'), outcomes, 'outcome'],
    refuse: [t('rights.requests.ground'), refusalGrounds, 'ground'],
  }
  const asked = move && details[move]
  const wantsAnswer = move === 'answer' || move === 'refuse'
  const send = () => {
    if (!move || !request) return onClose()
    setTried(true)
    if ((asked && !detail) || (wantsAnswer && !answer.trim())) return
    const { version } = request
    act.mutate({ params, body: bodyOf(move, version, detail, answer) as never })
  }
  return (
    <FormDialog
      title={request ? t('rights.requests.of', { number: request.number }) : t('rights.requests.title')}
      actLabel={move ? t(`rights.requests.move.${move}`) : t('ui.close')}
      isBusy={act.isPending}
      error={act.error ?? letterError}
      wide
      onAct={send}
      onClose={onClose}
    >
      <ErrorNote error={read.error} onRetry={() => void read.refetch()} />
      {!request && !read.error && <TextSkeleton lines={5} />}
      {request && (
        <div className={layout.stack}>
          <dl className={classes.facts}>
            <dt>{t('rights.state')}</dt>
            <dd>{t(`rights.requests.status.${request.status}`)}</dd>
            <dt>{t('rights.requests.kind')}</dt>
            <dd>{t(`rights.requests.kind.${request.kind}`)}</dd>
            <dt>{t('rights.requests.identity')}</dt>
            <dd>{t(`rights.requests.identity.${request.identity_check}`)}</dd>
            <dt>{t('rights.requests.words')}</dt>
            <dd className={classes.words}>{request.words}</dd>
            {request.answer && (
              <>
                <dt>{t('rights.requests.answer')}</dt>
                <dd className={classes.words}>{request.answer}</dd>
              </>
            )}
          </dl>
          {request.answer && may('rights.desk') && (
            <div>
              <Button
                variant="default"
                leftSection={<IconFileText size={20} stroke={1.75} aria-hidden />}
                onClick={() => void call(requestLetterContract, { params }).catch(setLetterError)}
              >
                {t('rights.requests.letter')}
              </Button>
              <p className={layout.quiet}>{t('rights.requests.letter_means')}</p>
            </div>
          )}
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
                  {t(`rights.requests.move.${each}`)}
                </Button>
              ))}
            </div>
          )}
          {asked && (
            <SelectField
              label={asked[0]}
              data={asked[1].map((value) => ({ value, label: t(`rights.requests.${asked[2]}.${value}`) }))}
              value={detail || null}
              onChange={(next) => setDetail(next ?? '')}
              error={isTried && !detail ? t('rights.missing') : undefined}
            />
          )}
          {wantsAnswer && (
            <TextArea
              label={t('rights.requests.answer')}
              value={answer}
              maxLength={4_000}
              onChange={(event) => setAnswer(event.currentTarget.value)}
              error={isTried && !answer.trim() ? t('rights.missing') : undefined}
            />
          )}
        </div>
      )}
    </FormDialog>
  )
}

function movesOf(request: {
  status: keyof typeof requestLife
  kind: string
  extended: boolean
}): RequestMove[] {
  return requestMoves.filter(
    (move) =>
      requestLife[request.status][move] &&
      (move !== 'extend' ||
        (mayExtend(request.kind as Parameters<typeof mayExtend>[0]) && !request.extended)),
  )
}

function bodyOf(move: RequestMove, version: number, detail: string, answer: string) {
  if (move === 'identify') return { move, version, identity_check: detail }
  if (move === 'answer') return { move, version, outcome: detail, answer }
  if (move === 'refuse') return { move, version, refusal_ground: detail, answer }
  return { move, version }
}
