import { z } from 'zod'
import { text } from '#kernel/shapes.ts'
import { answers, evidences } from './inspection.codes.ts'

/** A code within a checklist. */
export const itemCode = z.string().regex(/^[a-z][a-z0-9_]{1,39}$/, { error: 'input.not_offered' })

const Question = <T extends z.ZodType<string>>(words: T) =>
  z.strictObject({
    code: itemCode,
    text_vi: words,
    text_en: words,
    /** Points for yes; half of them for partly. */
    weight: z.int().min(1).max(10),
    /** What is wanted when it fails. */
    evidence: z.enum(evidences),
    /** Asked only where an earlier question was answered so. */
    when: z.strictObject({ question: itemCode, answers: z.array(z.enum(answers)).min(1).max(4) }).optional(),
  })

const Section = <T extends z.ZodType<string>>(words: T) =>
  z.strictObject({
    code: itemCode,
    title_vi: words,
    title_en: words,
    questions: z.array(Question(words)).min(1).max(40),
  })

/** Sections and questions: every code once, and a condition names a question that stands before it. */
export const Content = z
  .array(Section(text({ max: 300 })))
  .min(1)
  .max(20)
  .superRefine((sections, context) => {
    const seen = new Set<string>()
    sections.forEach((section, at) => {
      section.questions.forEach((question, no) => {
        const path = [at, 'questions', no]
        if (seen.has(question.code))
          context.addIssue({ code: 'custom', message: 'input.wrong', path: [...path, 'code'] })
        if (question.when && !seen.has(question.when.question))
          context.addIssue({
            code: 'custom',
            message: 'input.not_offered',
            path: [...path, 'when', 'question'],
          })
        seen.add(question.code)
      })
    })
  })
export type Content = z.output<typeof Content>
export type Question = Content[number]['questions'][number]

/** The same as it is told. */
export const ContentTold = z.array(Section(z.string()))
