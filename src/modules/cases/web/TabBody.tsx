import type { ReactNode } from 'react'
import type { ApiRefusal } from '#ui/api.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Sheet } from '#ui/Sheet.tsx'
import { TextSkeleton } from '#ui/Skeletons.tsx'

/** A tab that reads its own part of the file: what it shows, or that it is on its way, or why it cannot be had. */
export function TabBody<T>({
  read,
  children,
}: {
  read: { data: T | undefined; error: ApiRefusal | null; refetch: () => unknown }
  children: (data: T) => ReactNode
}) {
  if (read.data) return <Sheet>{children(read.data)}</Sheet>
  if (read.error)
    return (
      <Sheet>
        <ErrorNote error={read.error} onRetry={() => void read.refetch()} />
      </Sheet>
    )
  return <TextSkeleton />
}
