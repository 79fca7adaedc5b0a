import { listDrafts } from '#modules/access/draft.contract.ts'
import { useRead } from '#ui/api.ts'
import { useNow } from '#ui/clock.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { formatWhen } from '#ui/format.ts'
import { PageLink } from '#ui/links.tsx'
import { Section } from '#ui/Sheet.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import classes from './hotline.module.css'
import { draftForm } from './new-contact/draft-form.ts'

/** My unfinished contacts. */
export function useDrafts() {
  return useRead(listDrafts, { query: { form: draftForm } })
}

/** Contacts of mine that are not saved as records yet; nothing of what stands in them shows here. */
export default function DraftsCard() {
  const t = useText()
  const { language } = useLanguage()
  const now = new Date(useNow())
  const drafts = useDrafts()
  const items = drafts.data?.items ?? []
  if (items.length === 0 && !drafts.error) return null
  return (
    <Section title={t('hotline.drafts.title')} note={t('hotline.drafts.note')}>
      <ErrorNote error={drafts.error} onRetry={() => void drafts.refetch()} />
      <ul className={classes.list}>
        {items.map((draft) => (
          <li key={draft.client_ref} className={classes.line}>
            <div>
              <PageLink to="/contacts/new" search={{ draft: draft.client_ref }}>
                <span className="figures">
                  {t('hotline.drafts.one', { moment: formatWhen(draft.opened_at, now, language) })}
                </span>
              </PageLink>
              <span className={`${classes.sub} figures`}>
                {t('hotline.drafts.kept', { moment: formatWhen(draft.saved_at, now, language) })}
              </span>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  )
}
