import { Button } from '@mantine/core'
import { useState } from 'react'
import { useRead } from '#ui/api.ts'
import { Badge } from '#ui/Badge.tsx'
import { useNow } from '#ui/clock.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { formatDay, formatWhen } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { Section, Sheet } from '#ui/Sheet.tsx'
import { TextSkeleton } from '#ui/Skeletons.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import { type ProtectionView, readProtectionContract } from '../measure.contract.ts'
import { listOrdersContract } from '../order.contract.ts'
import { DraftOrderDialog, EndMeasureDialog, NoticeDialog, TakeMeasureDialog } from './MeasureDialogs.tsx'
import { OrderList } from './OrderList.tsx'
import classes from './protection.module.css'

type Asked = 'order' | 'measure' | 'notice' | { end: ProtectionView['measures'][number] }

/** Orders, measures and telling the commune: the part of a case that the law gives hours and days. */
export default function MeasuresTab({ id }: { id: string }) {
  const t = useText()
  const now = useNow()
  const { language } = useLanguage()
  const [asked, setAsked] = useState<Asked>()
  const view = useRead(readProtectionContract, { params: { case_id: id } }, { staleTime: 5 * 60_000 })
  const open = useRead(listOrdersContract, { query: { case_id: id } })
  const over = useRead(listOrdersContract, { query: { case_id: id, state: 'over' } })
  if (!view.data)
    return view.error ? (
      <ErrorNote error={view.error} onRetry={() => void view.refetch()} />
    ) : (
      <TextSkeleton />
    )
  const { data } = view
  const works = data.assigned && data.is_open
  const nameOf = (code: string) => {
    const law = data.law.find((each) => each.code === code)
    return law ? `${code}. ${language === 'vi' ? law.title_vi : law.title_en}` : code
  }
  const close = () => setAsked(undefined)
  return (
    <Sheet>
      <Section title={t('protection.orders.title')} note={t('protection.tab.orders_note')}>
        <OrderList
          isInCase
          rows={open.data && over.data ? [...open.data.items, ...over.data.items] : undefined}
          error={open.error ?? over.error}
          onRetry={() => void Promise.all([open.refetch(), over.refetch()])}
          empty={{
            sentence: t('protection.tab.no_orders'),
            next: works ? t('protection.tab.no_orders_next') : undefined,
          }}
        />
        {works && (
          <div className={layout.acts}>
            <Button onClick={() => setAsked('order')}>{t('protection.act.draft')}</Button>
          </div>
        )}
      </Section>
      <Section title={t('protection.tab.measures')} note={t('protection.tab.measures_note')}>
        {data.measures.length === 0 && <p className={classes.quiet}>{t('protection.tab.no_measures')}</p>}
        <ul className={classes.rows}>
          {data.measures.map((measure) => (
            <li key={measure.id}>
              <p className={classes.between}>
                <strong>{nameOf(measure.measure)}</strong>
                <Badge tone={measure.outcome === 'not_kept' ? 'danger' : measure.outcome ? 'ok' : 'act'}>
                  {t(
                    measure.outcome ? `protection.outcome.${measure.outcome}` : 'protection.outcome.running',
                  )}
                </Badge>
              </p>
              <span>
                {formatDay(measure.from_on)}
                {measure.until_on && ` – ${formatDay(measure.until_on)}`};{' '}
                {t(`protection.actor.${measure.actor}`)}
              </span>
              {measure.her_answer && (
                <span>
                  {t('protection.fact.she_said')}: {t(`protection.answer.${measure.her_answer}`)}
                </span>
              )}
              {measure.her_words && <p className={layout.words}>{measure.her_words}</p>}
              {measure.note && <p className={layout.words}>{measure.note}</p>}
              <span className={classes.quiet}>{measure.law_basis}</span>
              {data.assigned && !measure.outcome && !measure.order_id && (
                <div className={layout.acts}>
                  <Button variant="default" size="sm" onClick={() => setAsked({ end: measure })}>
                    {t('protection.act.end_measure')}
                  </Button>
                </div>
              )}
            </li>
          ))}
        </ul>
        {works && (
          <div className={layout.acts}>
            <Button variant="default" onClick={() => setAsked('measure')}>
              {t('protection.act.measure')}
            </Button>
          </div>
        )}
      </Section>
      <Section title={t('protection.tab.notices')} note={t('protection.tab.notices_note')}>
        {data.notices.length === 0 && <p className={classes.quiet}>{t('protection.tab.no_notices')}</p>}
        <ul className={classes.rows}>
          {data.notices.map((notice) => (
            <li key={notice.id}>
              <p className={classes.between}>
                <strong>{t(`protection.notice_decision.${notice.decision}`)}</strong>
                <span className={classes.quiet}>
                  {formatWhen(notice.decided_at, new Date(now), language)}
                </span>
              </p>
              {notice.why_not && <span>{t(`protection.why_not.${notice.why_not}`)}</span>}
              {notice.told_her_at && (
                <span>
                  {t('protection.ask.told_her_at')}: {formatWhen(notice.told_her_at, new Date(now), language)}
                </span>
              )}
              <span>{t(`protection.relationship.${notice.relationship}`)}</span>
              {notice.receiver && (
                <span>
                  {t(`protection.receiver.${notice.receiver}`)}:{' '}
                  {notice.content.map((each) => t(`protection.content.${each}`)).join(', ')}
                </span>
              )}
              <span className={classes.quiet}>{notice.decided_by}</span>
            </li>
          ))}
        </ul>
        {data.assigned && (
          <div className={layout.acts}>
            <Button variant="default" onClick={() => setAsked('notice')}>
              {t('protection.act.notice')}
            </Button>
          </div>
        )}
      </Section>
      {asked === 'order' && <DraftOrderDialog caseId={id} view={data} onClose={close} />}
      {asked === 'measure' && <TakeMeasureDialog caseId={id} view={data} onClose={close} />}
      {asked === 'notice' && <NoticeDialog caseId={id} onClose={close} />}
      {typeof asked === 'object' && <EndMeasureDialog caseId={id} measure={asked.end} onClose={close} />}
    </Sheet>
  )
}
