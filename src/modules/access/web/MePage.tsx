import { useAct, useRead } from '#ui/api.ts'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { PageLink } from '#ui/links.tsx'
import { useMe } from '#ui/me.ts'
import { Page } from '#ui/Page.tsx'
import { Section, Sheet } from '#ui/Sheet.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import { readSession } from '../session.contract.ts'
import { listColleaguesContract, setLanguageContract } from '../staff.contract.ts'
import classes from './Admin.module.css'
import { PasskeysSection } from './passkeys/PasskeysSection.tsx'

/** What the house knows of me: how I am called, what I hold, which language it speaks. */
export default function MePage() {
  const t = useText()
  const me = useMe()
  const { language, setLanguage } = useLanguage()
  const colleagues = useRead(listColleaguesContract, { query: {} }, { staleTime: 60_000 })
  const heardAs = colleagues.data?.items.find((each) => each.id === me.staff.id)?.working_name
  const set = useAct(setLanguageContract, {
    refresh: [readSession],
    onDone: (reply) => setLanguage(reply.language),
  })
  return (
    <Page title={t('access.me.title')} opening={t('access.me.opening')}>
      <Sheet>
        <Section title={t('access.me.who')}>
          <dl className={classes.facts}>
            <dt>{t('access.staff.display_name')}</dt>
            <dd>{me.staff.display_name}</dd>
            <dt>{t('access.staff.working_name')}</dt>
            <dd>{heardAs ?? t('access.me.no_working_name')}</dd>
            <dt>{t('access.staff.username')}</dt>
            <dd>{me.staff.username}</dd>
            <dt>{t('access.staff.roles')}</dt>
            <dd>{me.roles.map((role) => t(`access.role.${role}`)).join(', ')}</dd>
            <dt>{t('access.staff.agency')}</dt>
            <dd>{me.agency.name}</dd>
          </dl>
          <p className={classes.after}>{t('access.me.changes')}</p>
          <p>
            <PageLink to="/care">{t('care.of_me')}</PageLink>
          </p>
        </Section>
        <PasskeysSection />
        <Section title={t('access.staff.language')}>
          <ChoiceKeys<'vi' | 'en'>
            label={t('access.staff.language')}
            isLabelled
            choices={[
              { value: 'vi', label: 'Tiếng Việt' },
              { value: 'en', label: 'English' },
            ]}
            chosen={[language]}
            required
            onChange={([next]) => next && next !== language && set.mutate({ body: { language: next } })}
          />
          <ErrorNote error={set.error} />
        </Section>
      </Sheet>
    </Page>
  )
}
