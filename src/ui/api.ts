import {
  type InfiniteData,
  type UseQueryOptions,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { useRef } from 'react'
import type { Contract, ReplyOf } from '#kernel/contract.ts'
import { ApiRefusal, type Args, call } from './call.ts'

export { ApiRefusal, type Args, call } from './call.ts'

/** Where a contract's replies lie in the query cache; alone it names all calls of that contract. */
export function cacheKey(contract: Contract, args?: unknown): readonly unknown[] {
  const name = `${contract.method} ${contract.path}`
  return args === undefined ? [name] : [name, args]
}

type ReadOptions<R> = Pick<UseQueryOptions<R, ApiRefusal>, 'enabled' | 'refetchInterval' | 'staleTime'>

/** Reads through the cache: `const contact = useRead(getContact, { params: { id } })`. */
export function useRead<C extends Contract>(
  contract: C,
  args: Args<C>,
  options: ReadOptions<ReplyOf<C>> = {},
) {
  return useQuery<ReplyOf<C>, ApiRefusal>({
    queryKey: cacheKey(contract, args),
    queryFn: ({ signal }) => call(contract, args, { signal }),
    ...options,
  })
}

/** A page of a keyset list as our contracts answer it. */
export interface KeysetPage<T> {
  items: readonly T[]
  next?: string | null | undefined
}

type ItemOf<R> = R extends { items: readonly (infer T)[] } ? T : never

/**
 * Reads a keyset list page by page (`after` in the query, `next` in the reply) and hands it to `DataList`:
 * all items so far, whether more follow, and how to fetch them.
 */
export function usePages<C extends Contract>(
  contract: C,
  args: Args<C>,
  options: { enabled?: boolean } = {},
) {
  const pages = useInfiniteQuery<
    ReplyOf<C>,
    ApiRefusal,
    InfiniteData<ReplyOf<C>>,
    readonly unknown[],
    string | undefined
  >({
    queryKey: cacheKey(contract, { pages: args }),
    initialPageParam: undefined,
    queryFn: ({ signal, pageParam }) => call(contract, withCursor(args, pageParam), { signal }),
    getNextPageParam: (last) => (last as KeysetPage<unknown>).next ?? undefined,
    ...options,
  })
  return {
    items: pages.data?.pages.flatMap((page) => (page as KeysetPage<ItemOf<ReplyOf<C>>>).items),
    error: pages.error,
    isPending: pages.isPending,
    hasMore: pages.hasNextPage,
    isFetchingMore: pages.isFetchingNextPage,
    fetchMore: () => void pages.fetchNextPage(),
    retry: () => void pages.refetch(),
  }
}

function withCursor<C extends Contract>(args: Args<C>, after: string | undefined): Args<C> {
  const query = (args as { query?: object }).query
  return after ? { ...args, query: { ...query, after } } : args
}

interface ActOptions<C extends Contract> {
  onDone?: (reply: ReplyOf<C>, args: Args<C>) => void
  /** Contracts whose replies have changed by this act; all of them when left out. */
  refresh?: readonly Contract[]
  /** Acts of one name go out one after the other; what is asked while one is under way waits for it. */
  inTurn?: string
}

/**
 * A write as a mutation. One act keeps one idempotency key until it succeeds or its content changes, so that
 * pressing twice, or again after a lost answer, does it once. Afterwards the changed replies are read again.
 */
export function useAct<C extends Contract>(contract: C, options: ActOptions<C> = {}) {
  const cache = useQueryClient()
  const act = useRef<{ content: string; key: string } | undefined>(undefined)
  return useMutation<ReplyOf<C>, ApiRefusal, Args<C>>({
    ...(options.inTurn ? { scope: { id: options.inTurn } } : {}),
    mutationFn: (args) => {
      const content = JSON.stringify(args)
      if (act.current?.content !== content) act.current = { content, key: crypto.randomUUID() }
      return call(contract, args, { key: act.current.key })
    },
    onSuccess: async (reply, args) => {
      act.current = undefined
      options.onDone?.(reply, args)
      const changed = options.refresh?.map((each) => ({ queryKey: cacheKey(each) })) ?? [{}]
      // A page that is not open would come back as it was, with versions that no act may name any more.
      for (const each of changed)
        cache.removeQueries({ ...each, predicate: (query) => query.getObserversCount() === 0 })
      await Promise.all(changed.map((each) => cache.invalidateQueries(each)))
    },
  })
}

/** The server's sentence for one field of a form, by the field's path in the body (`needs.0.kind`). */
export function fieldError(refusal: unknown, path: string): string | undefined {
  if (!(refusal instanceof ApiRefusal)) return undefined
  return refusal.fields.find((field) => field.path === path || field.path === `body.${path}`)?.message
}
