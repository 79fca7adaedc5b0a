import { sql } from 'kysely'
import type { House } from '#kernel/context.ts'
import { type Html, html } from './html.ts'
import type { Language, Words } from './words.ts'

/** A text of a public page as the law tables keep it: with author, source, and whether a professional has signed it. */
export interface SiteText {
  body: string
  author: string
  review_state: string
  reviewed_by: string | null
}

/** A public text that is in force; Vietnamese where the other language has none. */
export async function findText(house: House, key: string, language: Language): Promise<SiteText | undefined> {
  try {
    const { rows } = await sql<SiteText>`
      select body, author, review_state, reviewed_by from law_text
      where  text_key = ${key} and lang in (${language}, 'vi') and valid_from <= current_date and (valid_until is null or valid_until > current_date)
      order by lang = ${language} desc, valid_from desc limit 1`.execute(house.intake)
    return rows[0]
  } catch {
    return undefined
  }
}

/** Lines of a text: `# ` begins a heading, `- ` a list, `1 ` a numbered list, anything else a sentence. Says when it is a draft. */
export function textOf(text: SiteText | undefined, t: Words, heading: 'h1' | 'h2' = 'h1'): Html {
  if (!text) return html``
  const parts: Html[] = []
  const lines = text.body.split('\n')
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? ''
    const mark = /^([#\-1]) (.*)/.exec(line)
    if (mark?.[1] === '#')
      parts.push(heading === 'h1' ? html`<h1 tabindex="-1">${mark[2]}</h1>` : html`<h2>${mark[2]}</h2>`)
    else if (mark) {
      const items: Html[] = []
      for (; at < lines.length && lines[at]?.startsWith(`${mark[1]} `); at++)
        items.push(html`<li>${(lines[at] ?? '').slice(2)}</li>`)
      at -= 1
      parts.push(mark[1] === '-' ? html`<ul>${items}</ul>` : html`<ol>${items}</ol>`)
    } else if (line.trim()) parts.push(html`<p>${line}</p>`)
  }
  const state =
    text.review_state === 'reviewed'
      ? `${t.reviewed}${text.reviewed_by ?? ''}`
      : `${t.author}${text.author}. ${t.draft}`
  return html`${parts}<p class="j"><small>${state}</small></p>`
}
