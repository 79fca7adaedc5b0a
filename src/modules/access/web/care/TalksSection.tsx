import { Button } from '@mantine/core'
import { useState } from 'react'
import type { ReplyOf } from '#kernel/contract.ts'
import { useAct, useRead } from '#ui/api.ts'
import { Badge } from '#ui/Badge.tsx'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { formatDay } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { useMay, useMe } from '#ui/me.ts'
import { NumberField } from '#ui/NumberField.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { Section } from '#ui/Sheet.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { useText } from '#ui/text.ts'
import { occasions } from '../../care.codes.ts'
import { listColleaguesContract } from '../../staff.contract.ts'
import {
  beginTalkContract,
  listTalksContract,
  moveTalkContract,
  noteTalkContract,
  openTalkContract,
} from '../../supervision.contract.ts'
import classes from './Care.module.css'

type Talk = ReplyOf<typeof listTalksContract>['items'][number]

/** Talks after something hard: asked for by oneself or offered; the note belongs to the two alone. */
export function TalksSection() {
  const t = useText()
  const may = useMay()
  const [asked, ask] = useState<'mine' | 'offer' | undefined>()
  const [held, setHeld] = useState<Talk>()
  const [noted, setNoted] = useState<Talk>()
  const talks = useRead(listTalksContract, {})
  const move = useAct(moveTalkContract)
  const go = (talk: Talk, how: 'agree' | 'decline') =>
    move.mutate({ params: { talk_id: talk.id }, body: { version: talk.version, move: how } })
  return (
    <Section title={t('care.talk.title')} note={t('care.talk.note')}>
      <ErrorNote error={talks.error ?? move.error} />
      {talks.data?.items.length === 0 && <p className={layout.quiet}>{t('care.talk.none')}</p>}
      <ul className={classes.rows}>
        {talks.data?.items.map((talk) => (
          <li key={talk.id}>
            <span>
              {talk.staff_name} – {talk.with_name}{' '}
              <span className={layout.quiet}>
                {t(`care.occasion.${talk.occasion}`)} · {formatDay(talk.held_at ?? talk.begun_at)}
                {talk.minutes !== null && ` · ${t('care.talk.minutes', { n: talk.minutes })}`}
              </span>{' '}
              <Badge tone={talk.status === 'held' ? 'ok' : talk.status === 'declined' ? 'neutral' : 'warn'}>
                {t(`care.talk.${talk.status}`)}
              </Badge>
            </span>
            {talk.mine && (
              <span className={layout.acts}>
                {talk.status === 'proposed' && !talk.begun_by_me && (
                  <Button variant="default" onClick={() => go(talk, 'agree')}>
                    {t('care.talk.agree')}
                  </Button>
                )}
                {(talk.status === 'proposed' || talk.status === 'agreed') && (
                  <>
                    <Button variant="default" onClick={() => setHeld(talk)}>
                      {t('care.talk.hold')}
                    </Button>
                    <Button variant="subtle" color="gray" onClick={() => go(talk, 'decline')}>
                      {t('care.talk.decline')}
                    </Button>
                  </>
                )}
                {talk.status === 'held' && (
                  <Button variant="subtle" onClick={() => setNoted(talk)}>
                    {t('care.talk.open_note')}
                  </Button>
                )}
              </span>
            )}
          </li>
        ))}
      </ul>
      <div className={layout.acts}>
        <Button variant="default" onClick={() => ask('mine')}>
          {t('care.talk.ask')}
        </Button>
        {may('care.oversee') && (
          <Button variant="default" onClick={() => ask('offer')}>
            {t('care.talk.offer')}
          </Button>
        )}
      </div>
      {asked && <BeginDialog offered={asked === 'offer'} onClose={() => ask(undefined)} />}
      {held && <HeldDialog talk={held} onClose={() => setHeld(undefined)} />}
      {noted && <NoteDialog talk={noted} onClose={() => setNoted(undefined)} />}
    </Section>
  )
}

function BeginDialog({ offered, onClose }: { offered: boolean; onClose: () => void }) {
  const t = useText()
  const me = useMe()
  const [withId, setWith] = useState<string | null>(null)
  const [occasion, setOccasion] = useState<(typeof occasions)[number]>('hard_call')
  const colleagues = useRead(listColleaguesContract, { query: offered ? {} : { role: 'supervisor' } })
  const act = useAct(beginTalkContract, { onDone: onClose })
  const people = colleagues.data?.items.filter((each) => each.id !== me.staff.id) ?? []
  return (
    <FormDialog
      title={t(offered ? 'care.talk.offer' : 'care.talk.ask')}
      actLabel={t('care.send')}
      isBusy={act.isPending}
      error={act.error ?? colleagues.error}
      onClose={onClose}
      onAct={() => withId && act.mutate({ body: { with_id: withId, occasion, offered } })}
    >
      <SelectField
        label={t('care.talk.with')}
        data={people.map((each) => ({ value: each.id, label: each.display_name }))}
        value={withId}
        onChange={setWith}
      />
      <ChoiceKeys
        label={t('care.talk.occasion')}
        columns={2}
        required
        choices={occasions.map((value) => ({ value, label: t(`care.occasion.${value}`) }))}
        chosen={[occasion]}
        onChange={([next]) => next && setOccasion(next)}
      />
    </FormDialog>
  )
}

function HeldDialog({ talk, onClose }: { talk: Talk; onClose: () => void }) {
  const t = useText()
  const [minutes, setMinutes] = useState<number | ''>(30)
  const act = useAct(moveTalkContract, { onDone: onClose })
  return (
    <FormDialog
      title={t('care.talk.hold')}
      actLabel={t('care.save')}
      isBusy={act.isPending}
      error={act.error}
      onClose={onClose}
      onAct={() =>
        minutes !== '' &&
        act.mutate({
          params: { talk_id: talk.id },
          body: { version: talk.version, move: 'hold', held_at: new Date().toISOString(), minutes },
        })
      }
    >
      <NumberField
        label={t('care.talk.how_long')}
        min={5}
        max={480}
        value={minutes}
        onChange={(next) => setMinutes(typeof next === 'number' ? next : '')}
      />
    </FormDialog>
  )
}

function NoteDialog({ talk, onClose }: { talk: Talk; onClose: () => void }) {
  const t = useText()
  const [kept, setKept] = useState<ReplyOf<typeof openTalkContract>>()
  const [typed, setTyped] = useState<string>()
  const open = useAct(openTalkContract, { refresh: [], onDone: setKept })
  const act = useAct(noteTalkContract, { onDone: onClose })
  const isOpen = kept !== undefined || !talk.has_note
  return (
    <FormDialog
      title={t('care.talk.open_note')}
      actLabel={t(isOpen ? 'care.save' : 'care.talk.open_note')}
      isBusy={act.isPending || open.isPending}
      error={act.error ?? open.error}
      onClose={onClose}
      onAct={() => {
        if (!isOpen) open.mutate({ params: { talk_id: talk.id } })
        else if (typed?.trim())
          act.mutate({ params: { talk_id: talk.id }, body: { version: kept?.version ?? null, note: typed } })
      }}
    >
      <p>{t('care.talk.note_how')}</p>
      {isOpen && (
        <TextArea
          label={t('care.talk.note_label')}
          maxLength={4000}
          value={typed ?? kept?.note ?? ''}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      )}
    </FormDialog>
  )
}
