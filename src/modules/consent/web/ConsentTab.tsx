import { Button } from '@mantine/core'
import { useState } from 'react'
import { useRead } from '#ui/api.ts'
import { Badge, type BadgeTone } from '#ui/Badge.tsx'
import { useNow } from '#ui/clock.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { formatDay, formatWhen } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { useMay } from '#ui/me.ts'
import { Section, Sheet } from '#ui/Sheet.tsx'
import { TextSkeleton } from '#ui/Skeletons.tsx'
import { TimeLeft } from '#ui/TimeLeft.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import { type GroundState, type GroundView, listGroundsContract } from '../consent.contract.ts'
import { ConsentDialog } from './ConsentDialog.tsx'
import classes from './consent.module.css'
import { KeyDialog, type KeyTurn } from './KeyDialog.tsx'
import { OtherGroundDialog } from './OtherGroundDialog.tsx'

const tones: Readonly<Record<GroundState, BadgeTone>> = {
  waiting: 'warn',
  in_force: 'ok',
  to_review: 'warn',
  expired: 'neutral',
  withdrawn: 'neutral',
  not_upheld: 'neutral',
  void: 'neutral',
}
const live: readonly GroundState[] = ['waiting', 'in_force', 'to_review']

/** On what footing something may be told, what waits for a second key, and what is over. */
export default function ConsentTab({ id }: { id: string }) {
  const t = useText()
  const may = useMay()
  const [dialog, setDialog] = useState<'consent' | 'law' | 'life_risk'>()
  const [turn, setTurn] = useState<{ turn: KeyTurn; ground: GroundView }>()
  const grounds = useRead(listGroundsContract, { params: { case_id: id } }, { staleTime: 60_000 })
  if (grounds.error) return <ErrorNote error={grounds.error} onRetry={() => void grounds.refetch()} />
  if (!grounds.data) return <TextSkeleton lines={6} />
  const { assigned, items, survivor_is_child, guardians } = grounds.data
  const mayRecord = assigned && may('consent.record')
  const [now, over] = [
    items.filter((each) => live.includes(each.state)),
    items.filter((each) => !live.includes(each.state)),
  ]
  const line = (ground: GroundView) => (
    <Ground
      key={ground.id}
      ground={ground}
      mayRecord={mayRecord}
      onTurn={(next) => setTurn({ turn: next, ground })}
    />
  )
  return (
    <Sheet>
      <Section title={t('consent.tab')} note={t('consent.tab_note')}>
        <p className={classes.quiet}>{t('consent.help_is_free')}</p>
        {mayRecord && (
          <div className={classes.acts}>
            <Button onClick={() => setDialog('consent')}>{t('consent.act.give')}</Button>
            <Button variant="default" onClick={() => setDialog('law')}>
              {t('consent.act.law')}
            </Button>
            <Button variant="subtle" color="danger" onClick={() => setDialog('life_risk')}>
              {t('consent.act.life_risk')}
            </Button>
          </div>
        )}
        {now.length === 0 && (
          <p>
            <strong>{t('consent.none')}</strong>{' '}
            <span className={classes.quiet}>{t(mayRecord ? 'consent.none_next' : 'consent.why_not')}</span>
          </p>
        )}
        {now.map(line)}
      </Section>
      {over.length > 0 && (
        <Section title={t('consent.over')} note={String(over.length)}>
          {over.map(line)}
        </Section>
      )}
      {dialog === 'consent' && (
        <ConsentDialog
          caseId={id}
          isChild={survivor_is_child}
          guardians={guardians}
          onClose={() => setDialog(undefined)}
        />
      )}
      {(dialog === 'law' || dialog === 'life_risk') && (
        <OtherGroundDialog caseId={id} ground={dialog} onClose={() => setDialog(undefined)} />
      )}
      {turn && <KeyDialog caseId={id} {...turn} onClose={() => setTurn(undefined)} />}
    </Sheet>
  )
}

interface GroundProps {
  ground: GroundView
  mayRecord: boolean
  onTurn: (turn: KeyTurn) => void
}

function Ground({ ground, mayRecord, onTurn }: GroundProps) {
  const t = useText()
  const may = useMay()
  const now = useNow()
  const { language } = useLanguage()
  const when = (at: string) => formatWhen(at, new Date(now), language)
  const facts = [
    ground.medium && t(`consent.medium.${ground.medium}`),
    ground.given_by && t(`consent.given_by.${ground.given_by}`),
    ground.guardian_relation && t(`consent.relation.${ground.guardian_relation}`),
    ground.language && ground.language !== 'vi' && t(`hotline.language.${ground.language}`),
    ground.explained_by && t('consent.explained_by', { who: ground.explained_by }),
  ].filter(Boolean)
  return (
    <article className={classes.one}>
      <div className={layout.between}>
        <strong>
          {ground.purposes.map((purpose) => t(`consent.purpose.${purpose}`)).join(', ')}
          {ground.recipient && `: ${ground.recipient}`}
        </strong>
        <Badge tone={tones[ground.state]}>{t(`consent.state.${ground.state}`)}</Badge>
      </div>
      {ground.ground !== 'consent' && (
        <p>
          <Badge tone="warn">{t(`consent.ground.${ground.ground}`)}</Badge> {ground.law_title}{' '}
          {ground.law_basis && <span className={classes.quiet}>({ground.law_basis})</span>}
        </p>
      )}
      {ground.fields.length > 0 && (
        <p>{ground.fields.map((field) => t(`consent.field.${field}`)).join(', ')}</p>
      )}
      {ground.follows_duty && (
        <p className={classes.quiet}>{t('consent.follows', { duty: ground.follows_duty })}</p>
      )}
      {ground.reason && <p className={layout.words}>{ground.reason}</p>}
      <p className={classes.quiet}>
        {t('consent.dates', { given: when(ground.given_at), until: formatDay(ground.expires_at) })}
        {facts.length > 0 && ` · ${facts.join(' · ')}`}
      </p>
      {ground.approved_at && (
        <p className={classes.quiet}>
          {t('consent.approved_by', { who: ground.approved_by ?? '', when: when(ground.approved_at) })}
        </p>
      )}
      {ground.withdrawn_at && (
        <p className={classes.quiet}>
          {t('consent.withdrawn_by', { who: ground.withdrawn_by ?? '', when: when(ground.withdrawn_at) })}
        </p>
      )}
      {ground.reviewed_at && (
        <p className={classes.quiet}>
          {t(ground.upheld ? 'consent.upheld_by' : 'consent.not_upheld_by', {
            who: ground.reviewed_by ?? '',
          })}
        </p>
      )}
      {ground.state === 'to_review' && ground.review_due_at && (
        <TimeLeft dueAt={ground.review_due_at} startedAt={ground.given_at} limit="internal" />
      )}
      <div className={classes.acts}>
        {ground.state === 'waiting' && may('consent.approve') && !ground.recorded_by_me && (
          <Button onClick={() => onTurn('approve')}>{t('consent.act.approve')}</Button>
        )}
        {ground.state === 'to_review' && may('consent.review') && !ground.recorded_by_me && (
          <Button onClick={() => onTurn('review')}>{t('consent.act.review')}</Button>
        )}
        {live.includes(ground.state) && mayRecord && (
          <Button variant="default" onClick={() => onTurn('withdraw')}>
            {t('consent.act.withdraw')}
          </Button>
        )}
      </div>
    </article>
  )
}
