import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Contract } from '#kernel/contract.ts'
import { ApiRefusal, type Args, cacheKey, useAct } from '#ui/api.ts'
import { type CaseFileView, readCaseContract } from '../../case.contract.ts'

interface Versioned<C extends Contract> {
  contract: C
  file: CaseFileView
  /** The call for one version of the file. */
  argsOf: (version: number) => Args<C>
  onDone: () => void
}

/**
 * A write that carries the version that was read. When somebody else saved first, the file is read again and `isStale`
 * says that both versions should be shown; `sendAnyway` then sends against the version that stands now.
 */
export function useVersioned<C extends Contract>({ contract, file, argsOf, onDone }: Versioned<C>) {
  const cache = useQueryClient()
  const [version, setVersion] = useState(file.version)
  const act = useAct(contract, { onDone })
  const sendWith = (sent: number) => {
    if (act.isPending) return
    setVersion(sent)
    act.mutate(argsOf(sent), {
      onError: (error) => {
        if (isStaleRefusal(error)) void cache.invalidateQueries({ queryKey: cacheKey(readCaseContract) })
      },
    })
  }
  const wasStale = isStaleRefusal(act.error)
  return {
    isBusy: act.isPending,
    /** Told in words only where both versions are not shown instead. */
    error: wasStale ? null : act.error,
    isStale: wasStale && file.version !== version,
    send: () => sendWith(version),
    sendAnyway: () => sendWith(file.version),
  }
}

function isStaleRefusal(error: unknown): boolean {
  return error instanceof ApiRefusal && error.code === 'version.stale'
}
