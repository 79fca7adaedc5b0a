import { sql } from 'kysely'
import type { House } from '#kernel/context.ts'
import { type Html, html, raw } from './html.ts'
import { type Frame, field, quickLines, ways } from './layout.ts'
import { wordsIn } from './words.ts'

/** A public event of the Action Month: days and hours of the province, no name of anybody. */
export interface PublicEvent {
  id: string
  title: string
  place: string
  startsOn: string
  /** The last day. */
  endsOn: string
  /** When it begins, as HH:MM; without it the event takes whole days. */
  clock?: string
  venue?: string | null
  /** Its programme, line by line. */
  lines?: readonly { clock: string; what: string }[]
}

/** A model the province is proud of. */
export interface PublicModel {
  title: string
  words: string
  kind: string
  place: string
  /** Year of its founding. */
  since: string
  /** Nobody has written its words in the language asked for. */
  isVietnamese: boolean
}

/** The campaign whose month this page tells. */
export const monthCampaign = 'gender-equality'

/** What others publish for everybody: each part is empty until somebody has. */
export interface Published {
  events: readonly PublicEvent[]
  models: readonly PublicModel[]
  releases: readonly { title: string; address: string }[]
}

/** Asks the modules of prevention and accountability what they have published; given by `app`, which knows them. */
export type ReadPublished = (house: House, language: 'vi' | 'en') => Promise<Published>

/** What stands while nothing has been published. */
export const nothingPublished: ReadPublished = async () => ({ events: [], models: [], releases: [] })

interface Theme {
  month_title: string
  theme: string | null
  document: string | null
  messages: string[]
}

/** The theme of the year, as the ministry has announced it; undefined while it has not. */
async function findTheme(house: House, language: 'vi' | 'en'): Promise<Theme | undefined> {
  const { rows } = await sql<Theme>`
    select ${sql.ref(`month_title_${language}`)} as month_title, ${sql.ref(`theme_${language}`)} as theme, document, messages from law_theme
    where  campaign = ${monthCampaign} and theme_year = ${yearIn(house.now())} and valid_from <= current_date
      and  (valid_until is null or valid_until > current_date) order by valid_from desc limit 1`
    .execute(house.intake)
    .catch(() => ({ rows: [] }))
  return rows[0]
}

/** The year in the province. */
export function yearIn(now: Date): number {
  return Number(
    new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh', year: 'numeric' }).format(now),
  )
}

const dayOf = (day: string) => day.split('-').reverse().join('/')
/** Names and sentences that stand in Vietnamese on every page. */
const inVietnamese = (language: 'vi' | 'en') => (language === 'vi' ? '' : raw(' lang="vi"'))

/** Bytes a page of this size leaves for what others have published. */
const room = 4_000

/** As many parts as there is room for, from one on, and where the next page begins. A part that is too large alone still stands. */
export function pageFrom(
  parts: readonly Html[],
  from: number,
): { shown: readonly Html[]; next: number | undefined } {
  let bytes = 0
  let until = from
  for (; until < parts.length; until++) {
    bytes += Buffer.byteLength(parts[until]?.text ?? '')
    if (bytes > room && until > from) break
  }
  return { shown: parts.slice(from, until), next: until < parts.length ? until : undefined }
}

/** A button to the rest of a list. */
function more(frame: Frame, page: string, next: number | undefined): Html {
  if (next === undefined) return html``
  return html`<form class="b" method="post" action="/">${field('tieng', frame.language)}${field('tu', String(next))}<button name="trang" value="${page}">${wordsIn[frame.language].moreOfList}</button></form>`
}

/** The Action Month for everybody: theme, messages, programme, and what the province has published. */
export async function monthPage(house: House, frame: Frame, published: Published, from = 0): Promise<Html> {
  const t = wordsIn[frame.language]
  const lang = inVietnamese(frame.language)
  const theme = await findTheme(house, frame.language)
  const { events, models, releases } = published
  const parts = [
    ...(theme?.messages ?? []).map((message) => html`<p${lang}>“${message}”</p>`),
    ...events.map((event) => eventOf(frame, event)),
  ]
  const { shown, next } = pageFrom(parts, from)
  const messages = Math.max(0, Math.min(shown.length, (theme?.messages.length ?? 0) - from))
  return html`${quickLines(frame.lines)}<h1>${theme?.month_title ?? t.month}</h1>
${from === 0 ? themeOf(frame, theme, yearIn(house.now())) : ''}
${messages > 0 ? html`<h2>${t.monthMessages}</h2>${shown.slice(0, messages)}` : ''}
<h2>${t.monthEvents}</h2>${
    events.length === 0
      ? html`<p>${t.monthNone}</p>`
      : html`<ul>${shown.slice(messages)}</ul>${more(frame, 'thang', next)}<p><a class="g" href="/thang-hanh-dong.ics">${t.monthFile}</a></p>`
  }
<h2>${t.models}</h2>${models.length === 0 ? html`<p>${t.modelsNone}</p>` : ways(frame.language, [['mo-hinh', t.modelsSee.replace('{n}', String(models.length))]])}
<h2>${t.releases}</h2>${releases.length === 0 ? html`<p>${t.releasesNone}</p>` : html`<ul>${releases.map((release) => html`<li><a href="${release.address}">${release.title}</a></li>`)}</ul>`}`
}

/** The theme with the document that set it; a sentence while there is none. */
function themeOf(frame: Frame, theme: Theme | undefined, year: number): Html {
  const t = wordsIn[frame.language]
  if (!theme?.theme)
    return html`<h2>${t.monthTheme}</h2><p>${t.monthThemeNone.replace('{year}', String(year))}</p>`
  const document = theme.document && html`<p class="j"${inVietnamese(frame.language)}>${theme.document}</p>`
  return html`<h2>${t.monthTheme}</h2><p><strong>${theme.theme}</strong></p>${document ?? ''}`
}

function eventOf(frame: Frame, event: PublicEvent): Html {
  const t = wordsIn[frame.language]
  const lang = inVietnamese(frame.language)
  const days = `${dayOf(event.startsOn)}${event.endsOn === event.startsOn ? '' : ` – ${dayOf(event.endsOn)}`}`
  const where = [event.venue, event.place].filter(Boolean).join(', ')
  const programme =
    (event.lines ?? []).length === 0
      ? ''
      : html`<form class="b" method="post" action="/">${field('tieng', frame.language)}${field('so', event.id)}<button name="trang" value="chuong-trinh">${t.programme}</button></form>`
  return html`<li><strong${lang}>${event.title}</strong><br>${event.clock ? `${event.clock}, ` : ''}${days}<br><span${lang}>${where}</span>${programme}</li>`
}

/** The programme of one event, line by line; the month where there is no such event. */
export async function programmePage(
  house: House,
  frame: Frame,
  published: Published,
  of: { id: string; from: number },
): Promise<Html> {
  const event = published.events.find((each) => each.id === of.id)
  if (!event) return monthPage(house, frame, published)
  const t = wordsIn[frame.language]
  const lang = inVietnamese(frame.language)
  const lines = (event.lines ?? []).map(
    (line) => html`<li><b>${line.clock}</b> <span${lang}>${line.what}</span></li>`,
  )
  const { shown, next } = pageFrom(lines, of.from)
  return html`${quickLines(frame.lines)}<h1>${t.programme}</h1><ul>${eventOf(frame, { ...event, lines: [] })}</ul><ul>${shown}</ul>
${next === undefined ? '' : html`<form class="b" method="post" action="/">${field('tieng', frame.language)}${field('so', event.id)}${field('tu', String(next))}<button name="trang" value="chuong-trinh">${t.moreOfList}</button></form>`}${ways(frame.language, [['thang', t.month]])}`
}

/** Models the province is proud of, as somebody wrote them for everybody. */
export function modelsPage(frame: Frame, published: Published, from: number): Html {
  const t = wordsIn[frame.language]
  const vi = inVietnamese(frame.language)
  const models = published.models.map(
    (model) =>
      html`<h2${vi}>${model.title}</h2><p class="j">${model.kind}, <span${vi}>${model.place}</span>, ${t.since} ${model.since}</p><p${model.isVietnamese ? raw(' lang="vi"') : ''}>${model.words}</p>`,
  )
  const { shown, next } = pageFrom(models, from)
  return html`${quickLines(frame.lines)}<h1>${t.models}</h1>${models.length === 0 ? html`<p>${t.modelsNone}</p>` : shown}${more(frame, 'mo-hinh', next)}`
}

/** Public events as iCalendar (RFC 5545): whole days or the hour they begin, lines of at most 75 bytes, texts escaped. */
export function calendarOf(events: readonly PublicEvent[], now: Date): string {
  const stamp = stampOf(now)
  const lines = events.flatMap((event) => [
    'BEGIN:VEVENT',
    `UID:${event.id}@nang-mai`,
    `DTSTAMP:${stamp}`,
    ...(event.clock
      ? [`DTSTART:${stampOf(new Date(`${event.startsOn}T${event.clock}:00+07:00`))}`]
      : [
          `DTSTART;VALUE=DATE:${event.startsOn.replaceAll('-', '')}`,
          `DTEND;VALUE=DATE:${nextDay(event.endsOn)}`,
        ]),
    `SUMMARY:${escaped(event.title)}`,
    `LOCATION:${escaped([event.venue, event.place].filter(Boolean).join(', '))}`,
    ...(event.lines?.length
      ? [`DESCRIPTION:${escaped(event.lines.map((line) => `${line.clock} ${line.what}`).join('\n'))}`]
      : []),
    'END:VEVENT',
  ])
  const whole = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Nang Mai//VI', ...lines, 'END:VCALENDAR']
  return `${whole.map(folded).join('\r\n')}\r\n`
}

/** An instant as iCalendar writes it. */
const stampOf = (at: Date) => at.toISOString().replace(/[-:]|\.\d{3}/g, '')

/** The end of a whole-day event is the day after its last one. */
function nextDay(day: string): string {
  const next = new Date(`${day}T00:00:00Z`)
  next.setUTCDate(next.getUTCDate() + 1)
  return next.toISOString().slice(0, 10).replaceAll('-', '')
}

function escaped(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n')
}

function folded(line: string): string {
  let [kept, bytes] = ['', 0]
  for (const sign of line) {
    const size = Buffer.byteLength(sign)
    if (bytes + size > 75) {
      kept += '\r\n '
      bytes = 1
    }
    kept += sign
    bytes += size
  }
  return kept
}
