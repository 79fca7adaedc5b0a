import { IconBed, IconBook2, IconDoorOff, IconHomeHeart, IconHomeQuestion } from '@tabler/icons-react'
import type { Command, PagePart, PageSpec, TodayCard } from '#ui/page-spec.ts'

export const pages: readonly PageSpec[] = [
  {
    path: '/shelter/tonight',
    titleKey: 'shelter.tonight.title',
    permit: 'shelter.read',
    nav: { place: 'shelter', order: 10, icon: IconBed, labelKey: 'shelter.tonight.nav' },
    load: () => import('./TonightPage.tsx'),
  },
  {
    path: '/shelter/stays',
    titleKey: 'shelter.stays.title',
    permit: 'shelter.read',
    nav: { place: 'shelter', order: 20, icon: IconBook2, labelKey: 'shelter.stays.nav' },
    load: () => import('./StaysPage.tsx'),
  },
  {
    path: '/shelter/stays/$id',
    titleKey: 'shelter.stay.title',
    permit: 'shelter.read',
    load: () => import('./StayPage.tsx'),
  },
  {
    path: '/shelter/turn-aways',
    titleKey: 'shelter.turn_aways.title',
    permit: 'shelter.read',
    nav: { place: 'shelter', order: 30, icon: IconDoorOff, labelKey: 'shelter.turn_aways.nav' },
    load: () => import('./TurnAwaysPage.tsx'),
  },
  {
    path: '/shelter/houses',
    titleKey: 'shelter.houses.title',
    permit: 'shelter.manage',
    nav: { place: 'shelter', order: 40, icon: IconHomeHeart, labelKey: 'shelter.houses.nav' },
    load: () => import('./HousesPage.tsx'),
  },
  {
    path: '/shelter/houses/$id',
    titleKey: 'shelter.house.title',
    permit: 'shelter.read',
    load: () => import('./HousePage.tsx'),
  },
  {
    path: '/shelter/ask',
    titleKey: 'shelter.ask.title',
    permit: 'shelter.ask',
    nav: { place: 'shelter', order: 50, icon: IconHomeQuestion, labelKey: 'shelter.ask.nav' },
    load: () => import('./AskPage.tsx'),
  },
]

export const todayCards: readonly TodayCard[] = [
  { order: 20, permit: 'shelter.keep_house', load: () => import('./TonightCard.tsx') },
]

export const parts: readonly PagePart[] = [
  {
    of: 'case',
    value: 'shelter',
    order: 210,
    labelKey: 'shelter.tab',
    permit: 'case.read',
    load: () => import('./ShelterTab.tsx'),
  },
  {
    of: 'case',
    value: 'one_stop',
    order: 215,
    labelKey: 'shelter.one_stop.tab',
    permit: 'case.read',
    load: () => import('./OneStopTab.tsx'),
  },
]

export const commands: readonly Command[] = [
  { labelKey: 'shelter.tonight.title', permit: 'shelter.read', to: '/shelter/tonight' },
  { labelKey: 'shelter.turn_aways.title', permit: 'shelter.read', to: '/shelter/turn-aways' },
  { labelKey: 'shelter.ask.title', permit: 'shelter.ask', to: '/shelter/ask' },
]
