import { Button } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { call, useRead } from '#ui/api.ts'
import { useNow } from '#ui/clock.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { formatWhen } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { PageLink, useParam } from '#ui/links.tsx'
import { useMay } from '#ui/me.ts'
import { Page } from '#ui/Page.tsx'
import { Section, Sheet } from '#ui/Sheet.tsx'
import { PageSkeleton } from '#ui/Skeletons.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import { type OrderView, printOrderContract, readOrderContract } from '../order.contract.ts'
import { mayRepeat } from '../order.life.ts'
import { type OrderPaper, orderPapers, recipients } from '../protection.codes.ts'
import { type OrderAct, OrderDialog } from './OrderDialogs.tsx'
import { nextOf, OrderBadge, OrderTime } from './order-words.tsx'
import classes from './protection.module.css'

/** One order from request to end: what waits, who was told and when, its papers to print. */
export default function OrderPage() {
  const t = useText()
  const id = useParam('id')
  const order = useRead(readOrderContract, { params: { order_id: id } }, { staleTime: 5 * 60_000 })
  if (order.data) return <Order order={order.data} />
  if (!order.error) return <PageSkeleton />
  return (
    <Page title={t('protection.order.title')}>
      <Sheet>
        <Section title={t('protection.order.not_opened')}>
          <ErrorNote error={order.error} onRetry={() => void order.refetch()} />
        </Section>
      </Sheet>
    </Page>
  )
}

function Order({ order }: { order: OrderView }) {
  const t = useText()
  const may = useMay()
  const now = useNow()
  const { language } = useLanguage()
  const [act, setAct] = useState<OrderAct>()
  const when = (at: string | null) => (at ? formatWhen(at, new Date(now), language) : t('protection.not_yet'))
  const next = nextOf(order, now)
  const asks = order.works_on_case && may('order.ask')
  const follows = order.opens && may('order.follow')
  const isRunning = order.status === 'in_force'
  const isSigned = isRunning || order.status === 'ended' || order.status === 'cancelled'
  const waitingCancel = order.cancellations.find((each) => each.status === 'requested')
  const button = (name: OrderAct['name'], primary = false, record?: string) => (
    <Button
      key={name + (record ?? '')}
      variant={primary ? 'filled' : 'default'}
      onClick={() => setAct({ name, ...(record ? { record } : {}) })}
    >
      {t(`protection.act.${name}`)}
    </Button>
  )
  return (
    <Page
      title={t('protection.order.title')}
      scope={<OrderBadge status={order.status} t={t} />}
      opening={
        <>
          {next ? <strong>{t(next)}</strong> : t('protection.next.nothing')}{' '}
          {order.case_id && order.case_code && (
            <PageLink to="/cases/$id" params={{ id: order.case_id }} search={{ tab: 'measures' }}>
              {order.case_code}
            </PageLink>
          )}
        </>
      }
    >
      <Sheet>
        <Section
          title={t('protection.order.time')}
          danger={order.decide_due_at !== null && Date.parse(order.decide_due_at) < now}
        >
          <OrderTime order={order} />
          <dl className={classes.facts}>
            <dt>{t('protection.fact.received_at')}</dt>
            <dd>{when(order.received_at)}</dd>
            <dt>{t('protection.fact.signed_at')}</dt>
            <dd>{when(order.signed_at)}</dd>
            <dt>{t('protection.fact.ends_at')}</dt>
            <dd>{when(order.ends_at)}</dd>
            <dt>{t('protection.fact.distance')}</dt>
            <dd>{t('protection.fact.metres')}</dd>
          </dl>
          <div className={layout.acts}>
            {asks && order.status === 'draft' && button('send', true)}
            {follows && order.status === 'requested' && [button('sign', true), button('refuse')]}
            {asks && (order.status === 'draft' || order.status === 'requested') && button('withdraw')}
            {asks &&
              mayRepeat(order.status) &&
              !order.repeat_id &&
              button('repeat', next === 'protection.next.repeat')}
            {order.repeat_id && (
              <PageLink to="/orders/$id" params={{ id: order.repeat_id }}>
                {t('protection.order.to_repeat')}
              </PageLink>
            )}
          </div>
          {order.status === 'requested' && <p className={classes.quiet}>{t('protection.who_may_sign')}</p>}
        </Section>
        <Section
          title={t('protection.order.people')}
          note={order.opens ? undefined : t('protection.order.covered')}
        >
          <dl className={classes.facts}>
            <dt>{t('protection.fact.commune')}</dt>
            <dd>{order.commune_name}</dd>
            <dt>{t('protection.fact.protected')}</dt>
            <dd>{order.her_name ?? '–'}</dd>
            <dt>{t('protection.fact.banned')}</dt>
            <dd>
              {order.his_name ?? '–'}
              {order.his_birth_year && ` (${order.his_birth_year})`}
            </dd>
            <dt>{t('protection.fact.asked_by')}</dt>
            <dd>{t(`protection.asker.${order.requested_by}`)}</dd>
            <dt>{t('protection.fact.consent')}</dt>
            <dd>
              {order.consent_how
                ? `${t(`protection.consent.${order.consent_how}`)}, ${when(order.consent_at)}`
                : t('protection.consent.none')}
            </dd>
            <dt>{t('protection.fact.reasons')}</dt>
            <dd>{order.reasons.map((reason) => t(`protection.reason.${reason}`)).join('; ')}</dd>
            {order.priority.length > 0 && (
              <>
                <dt>{t('protection.fact.priority')}</dt>
                <dd>{order.priority.map((each) => t(`protection.priority.${each}`)).join('; ')}</dd>
              </>
            )}
            {order.signer && (
              <>
                <dt>{t('protection.fact.signer')}</dt>
                <dd>
                  {[order.signer_name, t(`protection.signer.${order.signer}`), order.signer_authority]
                    .filter(Boolean)
                    .join(', ')}
                </dd>
              </>
            )}
            {order.refusal && (
              <>
                <dt>{t('protection.fact.refusal')}</dt>
                <dd className={layout.words}>{order.refusal}</dd>
              </>
            )}
          </dl>
        </Section>
        {isSigned && (
          <Section title={t('protection.order.told')} note={t('protection.order.told_note')}>
            <dl className={classes.facts}>
              {recipients.map((who) => {
                const told = order.recipients.find((each) => each.who === who)
                return [
                  <dt key={who}>{t(`protection.recipient.${who}`)}</dt>,
                  <dd key={`${who}-at`}>
                    {told
                      ? `${when(told.told_at)}, ${t(`protection.how.${told.how}`)}`
                      : t('protection.not_yet')}
                  </dd>,
                ]
              })}
              <dt>{t('protection.fact.she_told')}</dt>
              <dd>{when(order.she_told_served_at)}</dd>
            </dl>
            <div className={layout.acts}>
              {follows &&
                order.recipients.length < recipients.length &&
                button('tell', next === 'protection.next.serve')}
              {asks && order.served_at && !order.she_told_served_at && button('tell_her', true)}
            </div>
          </Section>
        )}
        {isSigned && (
          <Section title={t('protection.order.watch')} note={t('protection.order.watch_note')}>
            <p>
              {order.watcher_function
                ? `${order.watcher_name ?? ''} – ${t(`protection.watcher.${order.watcher_function}`)}`
                : t('protection.order.no_watcher')}
            </p>
            {follows && isRunning && <div className={layout.acts}>{button('watch')}</div>}
          </Section>
        )}
        {isSigned && (
          <Section title={t('protection.order.contacts')} note={t('protection.order.contacts_note')}>
            {order.contacts.length === 0 && (
              <p className={classes.quiet}>{t('protection.order.no_contacts')}</p>
            )}
            <ul className={classes.rows}>
              {order.contacts.map((each) => (
                <li key={each.id}>
                  <strong>{t(`protection.contact.${each.reason}`)}</strong>
                  <span>
                    {when(each.starts_at)} – {when(each.ended_at ?? each.ends_at)}
                  </span>
                  {follows && !each.ended_at && (
                    <div className={layout.acts}>{button('end_contact', false, each.id)}</div>
                  )}
                </li>
              ))}
            </ul>
            {follows && isRunning && <div className={layout.acts}>{button('contact')}</div>}
          </Section>
        )}
        {isSigned && (
          <Section title={t('protection.order.violations')} danger={order.violations.length > 0}>
            {order.violations.length === 0 && (
              <p className={classes.quiet}>{t('protection.order.no_violations')}</p>
            )}
            <ul className={classes.rows}>
              {order.violations.map((each) => (
                <li key={each.id}>
                  <strong>{t(`protection.violation.${each.kind}`)}</strong>
                  <span>{when(each.happened_at)}</span>
                  {each.note && <p className={layout.words}>{each.note}</p>}
                  <span className={classes.quiet}>
                    {t('protection.fact.police_told')}: {when(each.police_told_at)}
                  </span>
                </li>
              ))}
            </ul>
            {follows && <div className={layout.acts}>{button('violation')}</div>}
          </Section>
        )}
        {isSigned && (
          <Section title={t('protection.order.cancel')}>
            {order.cancellations.length === 0 && (
              <p className={classes.quiet}>{t('protection.order.no_cancel')}</p>
            )}
            <ul className={classes.rows}>
              {order.cancellations.map((each) => (
                <li key={each.id}>
                  <strong>{t(`protection.cancel.${each.status}`)}</strong>
                  <span>
                    {t(`protection.asker.${each.requested_by}`)}, {when(each.received_at)}
                  </span>
                  {each.signer && each.signed_at && (
                    <span className={classes.quiet}>
                      {[
                        when(each.signed_at),
                        each.signer_name,
                        t(`protection.signer.${each.signer}`),
                        each.signer_authority,
                        each.decision_number,
                      ]
                        .filter(Boolean)
                        .join(', ')}
                    </span>
                  )}
                  {each.refusal && <p className={layout.words}>{each.refusal}</p>}
                </li>
              ))}
            </ul>
            {follows && isRunning && (
              <div className={layout.acts}>
                {waitingCancel ? button('decide_cancel', true, waitingCancel.id) : button('ask_cancel')}
              </div>
            )}
          </Section>
        )}
        {follows && <Papers orderId={order.id} isRefused={order.status === 'refused'} />}
      </Sheet>
      {act && <OrderDialog order={order} act={act} onClose={() => setAct(undefined)} />}
    </Page>
  )
}

/** The printed set: one key for each paper; nothing on them tells where she is. */
function Papers({ orderId, isRefused }: { orderId: string; isRefused: boolean }) {
  const papers = orderPapers.filter((paper) => paper !== 'refusal' || isRefused)
  const t = useText()
  const [busy, setBusy] = useState<OrderPaper>()
  const [error, setError] = useState<unknown>()
  const fetchPaper = async (paper: OrderPaper) => {
    if (busy) return
    setBusy(paper)
    setError(undefined)
    await call(printOrderContract, { params: { order_id: orderId, paper } }).catch(setError)
    setBusy(undefined)
  }
  return (
    <Section title={t('protection.order.papers')} note={t('protection.order.papers_note')}>
      <div className={layout.acts}>
        {papers.map((paper) => (
          <Button
            key={paper}
            variant="default"
            aria-disabled={busy !== undefined}
            leftSection={<IconPrinter size={20} stroke={1.75} aria-hidden />}
            onClick={() => void fetchPaper(paper)}
          >
            {t(`protection.paper.${paper}`)}
          </Button>
        ))}
      </div>
      <ErrorNote error={error} />
    </Section>
  )
}
