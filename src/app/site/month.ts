import { sql } from 'kysely'
import type { House } from '#kernel/context.ts'
import { type Html, html } from './html.ts'
import { type Frame, quickLines } from './layout.ts'
import { wordsIn } from './words.ts'

/** A public activity of the Action Month: days of the province, no name of anybody. */
export interface PublicEvent {
  id: string
  title: string
  place: string
  startsOn: string
  /** The last day. */
  endsOn: string
}

/** What others publish for everybody: each part is empty until somebody has. */
export interface Published {
  events: readonly PublicEvent[]
  models: readonly { title: string; words: string }[]
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
}

/** The theme of the year, as the ministry has announced it; undefined while it has not. */
async function findTheme(house: House, language: 'vi' | 'en'): Promise<Theme | undefined> {
  const { rows } = await sql<Theme>`
    select ${sql.ref(`month_title_${language}`)} as month_title, ${sql.ref(`theme_${language}`)} as theme, document from law_theme
    where  campaign = 'gender-equality' and theme_year = ${yearIn(house.now())} and valid_from <= current_date
      and  (valid_until is null or valid_until > current_date) order by valid_from desc limit 1`
    .execute(house.intake)
    .catch(() => ({ rows: [] }))
  return rows[0]
}

function yearIn(now: Date): number {
  return Number(
    new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh', year: 'numeric' }).format(now),
  )
}

const dayOf = (day: string) => day.split('-').reverse().join('/')

/** The Action Month for everybody: theme, programme, and what the province has published. */
export async function monthPage(house: House, frame: Frame, published: Published): Promise<Html> {
  const t = wordsIn[frame.language]
  const theme = await findTheme(house, frame.language)
  const { events, models, releases } = published
  return html`${quickLines(frame.lines)}<h1>${theme?.month_title ?? t.month}</h1>
${theme?.theme ? html`<h2>${t.monthTheme}</h2><p><strong>${theme.theme}</strong></p><p class="j">${theme.document}</p>` : ''}
<h2>${t.monthEvents}</h2>${
    events.length === 0
      ? html`<p>${t.monthNone}</p>`
      : html`<ul>${events.map(
          (event) =>
            html`<li><strong>${event.title}</strong><br>${dayOf(event.startsOn)}${event.endsOn === event.startsOn ? '' : ` – ${dayOf(event.endsOn)}`}, ${event.place}</li>`,
        )}</ul><p><a class="g" href="/thang-hanh-dong.ics">${t.monthFile}</a></p>`
  }
<h2>${t.models}</h2>${models.length === 0 ? html`<p>${t.modelsNone}</p>` : html`<ul>${models.map((model) => html`<li><strong>${model.title}</strong>. ${model.words}</li>`)}</ul>`}
<h2>${t.releases}</h2>${releases.length === 0 ? html`<p>${t.releasesNone}</p>` : html`<ul>${releases.map((release) => html`<li><a href="${release.address}">${release.title}</a></li>`)}</ul>`}`
}

/** Public activities as iCalendar (RFC 5545): whole days, lines of at most 75 bytes, texts escaped. */
export function calendarOf(events: readonly PublicEvent[], now: Date): string {
  const stamp = now.toISOString().replace(/[-:]|\.\d{3}/g, '')
  const lines = events.flatMap((event) => [
    'BEGIN:VEVENT',
    `UID:${event.id}@nang-mai`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${event.startsOn.replaceAll('-', '')}`,
    `DTEND;VALUE=DATE:${nextDay(event.endsOn)}`,
    `SUMMARY:${escaped(event.title)}`,
    `LOCATION:${escaped(event.place)}`,
    'END:VEVENT',
  ])
  const whole = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Nang Mai//VI', ...lines, 'END:VCALENDAR']
  return `${whole.map(folded).join('\r\n')}\r\n`
}

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
