import { PageLink } from '#ui/links.tsx'
import { Page } from '#ui/Page.tsx'
import { useText } from '#ui/text.ts'

/** An address that leads nowhere, and the way home. */
export function NotFound() {
  const t = useText()
  return (
    <Page title={t('app.page.unknown')} opening={t('app.page.unknown_sentence')}>
      <p>
        <PageLink to="/">{t('app.page.home')}</PageLink>
      </p>
    </Page>
  )
}
