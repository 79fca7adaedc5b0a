import { getSafeContact } from '#modules/hotline/safe-contact.contract.ts'
import { useRead } from '#ui/api.ts'
import { useNow } from '#ui/clock.ts'
import { formatDay, formatWhen } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { PageLink } from '#ui/links.tsx'
import { useMay } from '#ui/me.ts'
import { TextSkeleton } from '#ui/Skeletons.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import classes from './Cases.module.css'

/** Whether she may be called at this moment, and the way to what may be said; the words stay with the contact. */
export function SafeContact({ contactId }: { contactId: string }) {
  const t = useText()
  const may = useMay()
  const now = useNow()
  const { language } = useLanguage()
  const isMine = may('contact.read')
  const read = useRead(getSafeContact, { params: { id: contactId } }, { enabled: isMine, staleTime: 60_000 })
  if (!isMine || read.error) return <p className={layout.quiet}>{t('cases.safe.not_yours')}</p>
  if (!read.data) return <TextSkeleton lines={3} />
  const safe = read.data.safe_contact
  return (
    <>
      {safe ? (
        <dl className={classes.facts}>
          <dt>{t('cases.safe.now')}</dt>
          <dd>
            {safe.may_call_now ? (
              <strong className={classes.yes}>{t('cases.safe.may_call')}</strong>
            ) : (
              <strong>{t(`cases.safe.${safe.not_because ?? 'not_allowed'}`)}</strong>
            )}
            {!safe.may_call_now && safe.next_call_at && (
              <> {t('cases.safe.next', { when: formatWhen(safe.next_call_at, new Date(now), language) })}</>
            )}
          </dd>
          <dt>{t('cases.safe.texts')}</dt>
          <dd>{t(safe.text_allowed ? 'cases.safe.text_yes' : 'cases.safe.text_no')}</dd>
          <dt>{t('cases.safe.verified')}</dt>
          <dd className="figures">
            {t('cases.safe.verified_by', { day: formatDay(safe.verified_at), who: safe.verified_by_name })}
          </dd>
        </dl>
      ) : (
        <p>{t('cases.safe.no_record')}</p>
      )}
      <p>
        <PageLink to="/contacts/$id" params={{ id: contactId }}>
          {t('cases.contact.open')}
        </PageLink>
      </p>
    </>
  )
}
