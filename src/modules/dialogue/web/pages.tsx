import { IconMessages, IconSpeakerphone } from '@tabler/icons-react'
import type { Command, PageSpec, TodayCard } from '#ui/page-spec.ts'

export const pages: readonly PageSpec[] = [
  {
    path: '/dialogues',
    titleKey: 'dialogue.list.title',
    permit: 'dialogue.read',
    nav: { place: 'dialogue', order: 10, icon: IconMessages, labelKey: 'dialogue.list.title' },
    load: () => import('./DialoguesPage.tsx'),
  },
  {
    path: '/dialogues/new',
    titleKey: 'dialogue.new.title',
    permit: 'dialogue.keep',
    load: () => import('./NewDialoguePage.tsx'),
  },
  {
    path: '/dialogues/$id/change',
    titleKey: 'dialogue.change.title',
    permit: 'dialogue.keep',
    load: () => import('./ChangeDialoguePage.tsx'),
  },
  {
    path: '/dialogues/$id/hall',
    titleKey: 'dialogue.hall.title',
    permit: 'dialogue.keep',
    fold: true,
    load: () => import('./HallPage.tsx'),
  },
  {
    path: '/dialogues/$id',
    titleKey: 'dialogue.file.title',
    permit: 'dialogue.read',
    load: () => import('./DialoguePage.tsx'),
  },
  {
    path: '/dialogue-topics',
    titleKey: 'dialogue.topics.title',
    permit: 'dialogue.read',
    load: () => import('./TopicsPage.tsx'),
  },
  {
    path: '/petitions',
    titleKey: 'dialogue.petitions.title',
    permit: 'petition.read',
    nav: { place: 'dialogue', order: 20, icon: IconSpeakerphone, labelKey: 'dialogue.petitions.title' },
    load: () => import('./PetitionsPage.tsx'),
  },
  {
    path: '/petitions/new',
    titleKey: 'dialogue.petition.new',
    permit: 'petition.record',
    load: () => import('./NewPetitionPage.tsx'),
  },
  {
    path: '/petitions/$id',
    titleKey: 'dialogue.petition.title',
    permit: 'petition.read',
    load: () => import('./PetitionPage.tsx'),
  },
  {
    path: '/syntheses',
    titleKey: 'dialogue.syntheses.title',
    permit: 'dialogue.read',
    load: () => import('./SynthesesPage.tsx'),
  },
  {
    path: '/syntheses/$id',
    titleKey: 'dialogue.synthesis.title',
    permit: 'dialogue.read',
    load: () => import('./SynthesisPage.tsx'),
  },
  {
    path: '/recommendations',
    titleKey: 'dialogue.recommendations.title',
    permit: 'dialogue.read',
    load: () => import('./RecommendationsPage.tsx'),
  },
]

export const todayCards: readonly TodayCard[] = [
  { order: 28, permit: 'petition.read', load: () => import('./PetitionsCard.tsx') },
]

export const commands: readonly Command[] = [
  { labelKey: 'dialogue.list.title', permit: 'dialogue.read', to: '/dialogues' },
  { labelKey: 'dialogue.new.title', permit: 'dialogue.keep', to: '/dialogues/new' },
  { labelKey: 'dialogue.topics.title', permit: 'dialogue.read', to: '/dialogue-topics' },
  { labelKey: 'dialogue.petitions.title', permit: 'petition.read', to: '/petitions' },
  { labelKey: 'dialogue.petition.new', permit: 'petition.record', to: '/petitions/new' },
  { labelKey: 'dialogue.syntheses.title', permit: 'dialogue.read', to: '/syntheses' },
  { labelKey: 'dialogue.recommendations.title', permit: 'dialogue.read', to: '/recommendations' },
]
