import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import type { MouseEventHandler, ReactNode } from 'react'

/** A place in the staff app: a page's path, its params and what follows the question mark. */
export interface Goal {
  to: string
  params?: Record<string, string>
  search?: Record<string, string | undefined>
}

export interface PageLinkProps extends Goal {
  children: ReactNode
  className?: string | undefined
  onClick?: MouseEventHandler | undefined
  /** Marks the place one is in. */
  isCurrent?: boolean
}

/** A link to a page: `<PageLink to="/contacts/$id" params={{ id }}>`. */
export function PageLink({ to, params, search, isCurrent, children, ...rest }: PageLinkProps) {
  return (
    // Pages come from the modules at build time, so their paths are not known to the router's types.
    <Link
      to={to}
      params={params as never}
      search={(search ?? {}) as never}
      {...rest}
      aria-current={isCurrent ? 'page' : undefined}
    >
      {children}
    </Link>
  )
}

/** Goes to a page from code: `go({ to: '/cases/$id', params: { id } })`. */
export function useGo(): (goal: Goal, how?: { replace?: boolean }) => void {
  const navigate = useNavigate()
  return ({ to, params, search }, how) =>
    void navigate({
      to,
      params: params as never,
      search: (search ?? {}) as never,
      replace: how?.replace ?? false,
    })
}

/** One param of the page's path; empty when the path has none of that name. */
export function useParam(name: string): string {
  const params: Record<string, string | undefined> = useParams({ strict: false })
  return params[name] ?? ''
}

/** What follows the question mark, and how to change part of it without a new entry in the history. */
export function useAddress(): [
  Readonly<Record<string, string | undefined>>,
  (change: Record<string, string | undefined>) => void,
] {
  const search: Record<string, unknown> = useSearch({ strict: false })
  const navigate = useNavigate()
  const asked = Object.fromEntries(
    Object.entries(search).map(([name, value]) => [name, value === undefined ? undefined : String(value)]),
  )
  return [
    asked,
    (change) => void navigate({ to: '.', search: { ...asked, ...change } as never, replace: true }),
  ]
}
