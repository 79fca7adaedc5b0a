/** HTML made already; everything else that is put into a template is text and is escaped. */
export class Html {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

type Part = string | number | Html | null | undefined | false | readonly (Html | string)[]

/** A template whose values cannot become markup unless they are `Html`. */
export function html(parts: TemplateStringsArray, ...values: readonly Part[]): Html {
  return new Html(parts.map((part, at) => part + partOf(values[at])).join(''))
}

function partOf(value: Part): string {
  if (value instanceof Html) return value.text
  if (Array.isArray(value)) return value.map((each: Html | string) => partOf(each)).join('')
  return value === null || value === undefined || value === false ? '' : escaped(String(value))
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}

/** Markup written in this house, such as the style sheet. */
export const raw = (text: string): Html => new Html(text)
