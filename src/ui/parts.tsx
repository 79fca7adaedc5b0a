import {
  type ComponentType,
  createContext,
  type LazyExoticComponent,
  lazy,
  type ReactNode,
  useContext,
  useMemo,
} from 'react'
import { useMay } from './me.ts'
import type { PagePart } from './page-spec.ts'

export interface ShownPart extends PagePart {
  Content: LazyExoticComponent<ComponentType<{ id: string }>>
}

const PartsContext = createContext<readonly ShownPart[]>([])

/** Gives pages the parts that other modules add to them. */
export function PartsProvider({ parts, children }: { parts: readonly PagePart[]; children: ReactNode }) {
  const shown = useMemo(() => parts.map((part) => ({ ...part, Content: lazy(part.load) })), [parts])
  return <PartsContext value={shown}>{children}</PartsContext>
}

/** The parts of a page of this kind of record that I may see, in their order. */
export function useParts(of: string): readonly ShownPart[] {
  const parts = useContext(PartsContext)
  const may = useMay()
  return parts.filter((part) => part.of === of && may(part.permit))
}
