import { Button, Modal } from '@mantine/core'
import { IconPhone } from '@tabler/icons-react'
import { useState } from 'react'
import { listTextsContract } from '#modules/law/law.contract.ts'
import { call, useAct, useRead } from '#ui/api.ts'
import { Badge } from '#ui/Badge.tsx'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { DateField } from '#ui/DateField.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { FieldPair, Form, TextField } from '#ui/fields.tsx'
import { dayKey, formatPhone } from '#ui/format.ts'
import { useLanguage, useText } from '#ui/text.ts'
import { type CallBackItem, callBackMade, dropCallBack, listCallBacks } from '../call-back.contract.ts'
import { type CallBackResult, callBackResults } from '../call-back.life.ts'
import { openContact } from '../contact.contract.ts'
import { openSafeContact } from '../safe-contact.contract.ts'
import classes from './hotline.module.css'
import { useLabel } from './labels.ts'
import { instantOf } from './moments.ts'

interface Opened {
  phone: string | null
  say: string | null
  avoid: string | null
  word: string | null
}

/** Before the call: the number and the words, opened and recorded. After it: how it went, and the next try where agreed. */
export function CallDialog({ item, onClose }: { item: CallBackItem; onClose: () => void }) {
  const t = useText()
  const label = useLabel()
  const [opened, setOpened] = useState<Opened | undefined>()
  const [error, setError] = useState<unknown>()
  const [result, setResult] = useState<CallBackResult | undefined>()
  const [again, setAgain] = useState<{ day: string | null; clock: string }>({ day: null, clock: '' })
  const made = useAct(callBackMade, { onDone: onClose })
  const drop = useAct(dropCallBack, { refresh: [listCallBacks], onDone: onClose })
  const params = { id: item.contact_id }
  const open = async () => {
    setError(undefined)
    try {
      const reason = 'call_back' as const
      const [contact, safe] = await Promise.all([
        call(openContact, { params, body: { reason } }),
        item.emergency
          ? { say: null, avoid: null, word: null }
          : call(openSafeContact, { params, body: { reason } }),
      ])
      setOpened({ phone: contact.phone, ...safe })
    } catch (refusal) {
      setError(refusal)
    }
  }
  const mayTryAgain = result === 'reached' || result === 'no_answer' || result === 'not_safe'
  const againAt = instantOf(again.day, again.clock)
  const save = () => {
    if (!result || made.isPending) return
    made.mutate({
      params: { id: item.id },
      body: { result, ...(mayTryAgain && againAt ? { again_at: againAt } : {}) },
    })
  }
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('hotline.calls.call_title')}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <Form onSend={save}>
        {opened ? (
          <dl className={classes.facts}>
            <dt>{t('hotline.words.phone')}</dt>
            <dd>
              {opened.phone ? (
                <a href={`tel:${opened.phone}`} className="figures">
                  <strong>{formatPhone(opened.phone)}</strong>
                </a>
              ) : (
                t('hotline.calls.no_phone')
              )}
            </dd>
            {(['say', 'avoid', 'word'] as const)
              .filter((part) => opened[part])
              .map((part) => (
                <div key={part} style={{ display: 'contents' }}>
                  <dt>{t(`hotline.reach.${part}`)}</dt>
                  <dd className={classes.said}>{opened[part]}</dd>
                </div>
              ))}
          </dl>
        ) : (
          <div className={classes.row}>
            <Button
              variant="default"
              leftSection={<IconPhone size={20} stroke={1.75} aria-hidden />}
              onClick={() => void open()}
            >
              {t('hotline.calls.open_number')}
            </Button>
            <span className={classes.quiet}>{t('hotline.open.recorded')}</span>
          </div>
        )}
        <CallScripts />
        <ChoiceKeys
          label={t('hotline.calls.result')}
          columns={2}
          chosen={result ? [result] : []}
          choices={callBackResults.map((value, index) => ({
            value,
            label: label('call_back_result', value),
            keyCap: String(index + 1),
          }))}
          onChange={([next]) => setResult(next)}
        />
        {mayTryAgain && (
          <FieldPair>
            <DateField
              label={t('hotline.calls.again_day')}
              value={again.day}
              min={dayKey(new Date())}
              onChange={(day) => setAgain({ ...again, day })}
            />
            <TextField
              label={t('hotline.calls.again_clock')}
              placeholder="8:30"
              value={again.clock}
              error={
                again.clock && !instantOf(again.day ?? dayKey(new Date()), again.clock)
                  ? t('hotline.reach.clock_wrong')
                  : undefined
              }
              onChange={(event) =>
                setAgain({ day: again.day ?? dayKey(new Date()), clock: event.currentTarget.value })
              }
            />
          </FieldPair>
        )}
        {result === 'someone_else' && <p className={classes.quiet}>{t('hotline.calls.someone_else')}</p>}
        <ErrorNote error={error ?? made.error ?? drop.error} />
        <div className={classes.foot}>
          <Button
            variant="subtle"
            onClick={() => !drop.isPending && drop.mutate({ params: { id: item.id } })}
          >
            {t('hotline.calls.drop')}
          </Button>
          <Button type="submit" aria-disabled={!result || made.isPending}>
            {t('hotline.calls.save')}
          </Button>
        </div>
      </Form>
    </Modal>
  )
}

const scriptKeys = ['script.callback.answered', 'script.callback.someone_else']

function CallScripts() {
  const t = useText()
  const { language } = useLanguage()
  const texts = useRead(
    listTextsContract,
    { query: { keys: scriptKeys.join(','), lang: language } },
    { staleTime: Number.POSITIVE_INFINITY },
  )
  return texts.data?.items.map((text) => (
    <div key={text.key}>
      <strong>{t(`hotline.${text.key}`)}</strong>
      <p>{text.body}</p>
      {text.review_state === 'draft' && <Badge tone="internal">{t('hotline.scripts.draft')}</Badge>}
    </div>
  ))
}
