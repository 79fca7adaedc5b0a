import { CatchBoundary, useLocation } from '@tanstack/react-router'
import { type ReactNode, Suspense, useEffect } from 'react'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { useMay } from '#ui/me.ts'
import { Page } from '#ui/Page.tsx'
import type { PageSpec } from '#ui/page-spec.ts'
import { PageSkeleton } from '#ui/Skeletons.tsx'
import { useText } from '#ui/text.ts'

/** Around every page: its title, the question whether it may be opened, and what is shown while it comes or fails. */
export function PageFrame({ page, children }: { page: PageSpec; children: ReactNode }) {
  const t = useText()
  const may = useMay()
  const { pathname } = useLocation()
  const title = t(page.titleKey)
  useEffect(() => {
    document.title = `${title} · Nắng Mai`
  }, [title])
  if (!may(page.permit)) return <Page title={title} opening={t('app.page.not_yours')} />
  return (
    <CatchBoundary
      getResetKey={() => pathname}
      errorComponent={({ error }) => (
        <Page title={title}>
          <ErrorNote error={error} onRetry={() => location.reload()} />
        </Page>
      )}
    >
      <Suspense fallback={<PageSkeleton />}>{children}</Suspense>
    </CatchBoundary>
  )
}
