import type { CallOf, Contract } from '#kernel/contract.ts'
import type { Answers } from '#modules/protection/web/ask-dialog.part.tsx'

type Body<C extends Contract> = CallOf<C>['body']

/** Answers that are always there, as the body has them: the dialog sends nothing while one of them is missing. */
export function asks<C extends Contract>(answers: Answers, names: readonly (keyof Body<C> & string)[]) {
  return Object.fromEntries(names.map((name) => [name, answers.text(name)])) as Body<C>
}

/** Answers that may be left out: what was not typed is not sent. */
export function told(answers: Answers, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const text = answers.text(name)
      return text === undefined ? [] : [[name, text]]
    }),
  )
}
