import { Button } from '@mantine/core'
import { useAct } from '#ui/api.ts'
import { useNow } from '#ui/clock.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { formatWhen } from '#ui/format.ts'
import { PageLink } from '#ui/links.tsx'
import { useMay } from '#ui/me.ts'
import { Section } from '#ui/Sheet.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import { askEmergencyCallBack } from '../call-back.contract.ts'
import { getContact } from '../contact.contract.ts'
import type { Contact } from './ContactPage.tsx'
import classes from './hotline.module.css'
import { useLabel } from './labels.ts'

/** Calls back of one contact, and the question to the leader when its line was cut. */
export function CallBackHistory({ contact }: { contact: Contact }) {
  const t = useText()
  const label = useLabel()
  const may = useMay()
  const { language } = useLanguage()
  const now = new Date(useNow())
  const ask = useAct(askEmergencyCallBack, { refresh: [getContact] })
  const mayAsk =
    contact.outcome === 'lost_line' &&
    contact.has_phone &&
    may('call_back.ask') &&
    !contact.call_backs.some((each) => each.emergency)
  return (
    <Section title={t('hotline.calls.title')}>
      {contact.call_backs.length === 0 && (
        <p className={classes.quiet}>{t('hotline.calls.none_of_contact')}</p>
      )}
      <ul className={classes.list}>
        {contact.call_backs.map((each) => (
          <li key={each.id} className={classes.line}>
            <div>
              {label('call_back_status', each.status)}
              {each.result && ` · ${label('call_back_result', each.result)}`}
              <span className={`${classes.sub} figures`}>
                {each.emergency && `${t('hotline.calls.emergency')} · `}
                {formatWhen(each.made_at ?? each.due_at, now, language)}
              </span>
            </div>
            {(each.status === 'due' || each.status === 'asked') && (
              <PageLink to="/call-backs">{t('hotline.calls.go')}</PageLink>
            )}
          </li>
        ))}
      </ul>
      <ErrorNote error={ask.error} />
      {mayAsk && (
        <Button
          variant="default"
          size="sm"
          aria-disabled={ask.isPending}
          onClick={() => !ask.isPending && ask.mutate({ params: { id: contact.id } })}
        >
          {t('hotline.calls.ask_emergency')}
        </Button>
      )}
    </Section>
  )
}
