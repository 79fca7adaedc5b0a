import { joinTexts, type Texts } from '#ui/text.ts'

/** All Vietnamese texts: of the kernel, the parts, the shell and every module. */
export const texts = joinTexts(
  Object.values(
    import.meta.glob<Texts>(
      [
        '../../../kernel/kernel.messages.ts',
        '../../../ui/ui.messages.ts',
        '../app.messages.ts',
        '../../../modules/*/*.messages.ts',
      ],
      { eager: true, query: '?vi', import: 'default' },
    ),
  ),
)
