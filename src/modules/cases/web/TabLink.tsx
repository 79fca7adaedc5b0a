import type { ReactNode } from 'react'
import { PageLink, useParam } from '#ui/links.tsx'

/** Leads to another part of the same file. */
export function TabLink({ tab, children }: { tab: string; children: ReactNode }) {
  const id = useParam('id')
  return (
    <PageLink to="/cases/$id" params={{ id }} search={{ tab }}>
      {children}
    </PageLink>
  )
}
