import { IconLayoutDashboard } from '@tabler/icons-react'
import type { Command, PageSpec, TodayCard } from '#ui/page-spec.ts'
import { boards } from '../board.codes.ts'

const loads = {
  leader: () => import('./LeaderPage.tsx'),
  equality: () => import('./EqualityPage.tsx'),
  centre: () => import('./CentrePage.tsx'),
  union: () => import('./UnionPage.tsx'),
}

export const pages: readonly PageSpec[] = boards.map((board, order) => ({
  path: `/boards/${board}`,
  titleKey: `boards.${board}.title`,
  permit: `board.${board}`,
  nav: { place: 'figures', order: order - 10, icon: IconLayoutDashboard, labelKey: `boards.${board}.title` },
  load: loads[board],
}))

export const todayCards: readonly TodayCard[] = [
  { order: 5, permit: 'board.leader', load: () => import('./LeaderCard.tsx') },
]

export const commands: readonly Command[] = boards.map((board) => ({
  labelKey: `boards.${board}.title`,
  permit: `board.${board}`,
  to: `/boards/${board}`,
}))
