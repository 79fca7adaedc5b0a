import type { House } from '#kernel/context.ts'
import { Refusal } from '#kernel/refusal.ts'
import { messages } from '#modules/dialogue/dialogue.messages.ts'
import { readProgress } from '#modules/dialogue/index.ts'
import { type Html, html, raw } from './html.ts'
import { type Frame, field, quickLines } from './layout.ts'
import { wordsIn } from './words.ts'

/** Signs people write for one another on paper; the code has no I, L, O, U. */
const alike: Readonly<Record<string, string>> = { I: '1', L: '1', O: '0', U: 'V' }
const most = 10

/** The code as it was given, however it was typed; undefined when it is none. */
export function readCode(typed: string): string | undefined {
  const code = typed
    .toUpperCase()
    .replace(/[\s.-]/g, '')
    .replace(/[ILOU]/g, (sign) => alike[sign] ?? sign)
  return /^[0-9A-HJKMNP-TV-Z]{12}$/.test(code) ? code : undefined
}

/** How far what somebody asked in a dialogue has come, by their code: states, days, bodies. No words, nobody's name. */
export async function progressPage(house: House, frame: Frame, typed: string | undefined): Promise<Html> {
  const t = wordsIn[frame.language]
  const code = typed === undefined ? undefined : readCode(typed)
  const items = code ? await findProgress(house, code) : []
  const wrong = typed === undefined || items.length > 0 ? '' : code ? t.askedUnknown : t.askedBadCode
  const states: Readonly<Record<string, string>> = messages[frame.language]
  const dayOf = (label: string, on: string | null) =>
    on ? html`<li>${label}: ${on.split('-').reverse().join('/')}</li>` : ''
  return html`${quickLines(frame.lines)}<h1>${t.asked}</h1><p>${t.askedIntro}</p>
<form method="post" action="/">${field('tieng', frame.language)}<label for="kn">${t.askedCode}</label><input type="text" id="kn" name="makn" autocomplete="off" maxlength="24"><p role="alert"${wrong ? raw(' class="w"') : ''}>${wrong}</p><div class="b"><button class="m" name="trang" value="kien-nghi">${t.open}</button></div></form>
${items
  .slice(0, most)
  .map(
    (item) =>
      html`<div class="u"><b>${states[`dialogue.state.${item.state}`] ?? item.state}</b><ul>${item.body ? html`<li>${t.askedBody}: <span lang="vi">${item.body}</span></li>` : ''}${dayOf(t.askedReceived, item.received_on)}${dayOf(t.askedGiven, item.asked_on)}${dayOf(t.askedDue, item.due_on)}${dayOf(t.askedAnswered, item.answered_on)}${dayOf(t.askedReadBack, item.read_back_on)}${dayOf(t.askedClosed, item.closed_on)}</ul></div>`,
  )}`
}

async function findProgress(house: House, code: string) {
  try {
    return (await readProgress(house, { params: { code }, query: undefined, body: undefined })).items
  } catch (error) {
    if (error instanceof Refusal) return []
    throw error
  }
}
