import type { Texts } from '#ui/text.ts'

/** English that comes before any page: the same catalogues as the Vietnamese that comes with the app. */
export const common = import.meta.glob<Texts>(
  [
    '../../../kernel/kernel.messages.ts',
    '../../../ui/ui.messages.ts',
    '../app.messages.ts',
    '../../../modules/*/*.messages.ts',
    '!../../../modules/*/*-pages.messages.ts',
    '!../../../modules/*/*-refusals.messages.ts',
  ],
  { eager: true, query: '?en', import: 'default' },
)
