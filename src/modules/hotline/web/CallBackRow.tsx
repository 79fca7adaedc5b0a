import { Button } from '@mantine/core'
import { IconAlertTriangle, IconPhone } from '@tabler/icons-react'
import { useRead } from '#ui/api.ts'
import { Badge } from '#ui/Badge.tsx'
import { formatClock, formatWhen } from '#ui/format.ts'
import { PageLink } from '#ui/links.tsx'
import { useMay } from '#ui/me.ts'
import { TimeLeft } from '#ui/TimeLeft.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import type { CallBackItem } from '../call-back.contract.ts'
import { getSafeContact } from '../safe-contact.contract.ts'
import classes from './calls.module.css'
import { hoursInWords, spansOn } from './hours-words.ts'
import { useLabel } from './labels.ts'

/** One call to return: when it is due, her hours of today on a line with the present on it, and the button or why not. */
export function CallBackRow({ item, now, onCall }: { item: CallBackItem; now: number; onCall: () => void }) {
  const t = useText()
  const label = useLabel()
  const may = useMay()
  const { language } = useLanguage()
  return (
    <li className={classes.row}>
      <TimeLeft dueAt={item.due_at} limit="internal" />
      <div className={classes.what}>
        <PageLink to="/contacts/$id" params={{ id: item.contact_id }}>
          {label('topic', item.topic)}
        </PageLink>
        <span className={`${classes.sub} figures`}>
          {[
            label('caller', item.caller),
            item.place_name,
            t('hotline.calls.contact_of', {
              moment: formatWhen(item.contact_started_at, new Date(now), language),
            }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
        <span className={classes.badges}>
          {item.emergency && <Badge tone="warn">{t('hotline.calls.emergency')}</Badge>}
          {item.danger && (
            <Badge>
              <IconAlertTriangle size={16} stroke={2} aria-hidden />
              {t(item.suicide_risk ? 'hotline.danger_short.suicide_risk' : 'hotline.calls.danger')}
            </Badge>
          )}
        </span>
      </div>
      {item.emergency ? (
        <p className={classes.sub}>{t('hotline.calls.allowed_once')}</p>
      ) : (
        <HoursLine contactId={item.contact_id} now={now} />
      )}
      <div className={classes.act}>
        {!item.has_phone ? (
          <span className={classes.sub}>{t('hotline.calls.no_phone')}</span>
        ) : item.may_call_now ? (
          may('call_back.make') && (
            <Button leftSection={<IconPhone size={20} stroke={1.75} aria-hidden />} onClick={onCall}>
              {t('hotline.calls.call')}
            </Button>
          )
        ) : (
          <span className={`${classes.sub} figures`}>
            {item.next_call_at
              ? t('hotline.calls.opens', { moment: formatWhen(item.next_call_at, new Date(now), language) })
              : t(`hotline.not_because.${item.not_because ?? 'no_record'}`)}
          </span>
        )}
      </div>
    </li>
  )
}

const first = 6 * 60
const last = 22 * 60

/** Her safe hours of today between six and ten in the evening; the sun's line is the present. */
function HoursLine({ contactId, now }: { contactId: string; now: number }) {
  const t = useText()
  const safe = useRead(getSafeContact, { params: { id: contactId } }, { staleTime: 300_000 })
  const record = safe.data?.safe_contact
  if (!record?.call_allowed)
    return <p className={classes.sub}>{safe.data ? t('hotline.reach.none_short') : ''}</p>
  const province = new Date(now + 7 * 3_600_000)
  const weekday = province.getUTCDay() || 7
  const minute = province.getUTCHours() * 60 + province.getUTCMinutes()
  const place = (at: number) => `${((Math.min(last, Math.max(first, at)) - first) / (last - first)) * 100}%`
  return (
    <div>
      <div className={classes.line} aria-hidden>
        {spansOn(record.hours, weekday).map((span) => (
          <span
            key={span.from}
            data-now={(minute >= span.from && minute < span.until) || undefined}
            style={{ left: place(span.from), right: `calc(100% - ${place(span.until)})` }}
          />
        ))}
        {minute >= first && minute <= last && <i style={{ left: place(minute) }} />}
      </div>
      <p className={`${classes.sub} figures`}>
        {record.hours.map((span) => hoursInWords(span, t)).join('; ')}
        {' · '}
        {t('hotline.calls.now', { moment: formatClock(new Date(now)) })}
      </p>
    </div>
  )
}
