import { sql } from 'kysely'
import type { House } from '#kernel/context.ts'
import { receiverFor } from '#modules/intake/index.ts'
import { type Html, html } from './html.ts'
import { type Frame, field, quickLines, ways } from './layout.ts'
import type { Place } from './report-pages.ts'
import { wordsIn } from './words.ts'

/** Communes of the province whose duty receives here; none while nobody does. */
export async function listCommunes(house: House): Promise<Place[]> {
  try {
    const { province_id } = await receiverFor(house, null)
    const { rows } = await sql<Place>`
      select id, name from place where province_id = ${province_id} and level = 'commune'
        and valid_from <= current_date and (valid_until is null or valid_until > current_date) order by name collate "C"`.execute(
      house.intake,
    )
    return rows.sort((one, other) => byName.compare(one.name, other.name))
  } catch {
    return []
  }
}
const byName = new Intl.Collator('vi')

interface Desk {
  name: string
  address: string | null
  front_gate: string | null
  phone: string | null
  round_the_clock: boolean
}

/** Doors that may go out, those of the commune first. The role that asks can read no other row of the directory. */
async function listDesks(house: House, placeId: string): Promise<Desk[]> {
  const { rows } = await sql<Desk>`
    select e.name, e.address, e.front_gate, e.phone, e.round_the_clock
    from   directory_entry e join place p on p.id = ${placeId}
    where  e.location = 'public' and e.closed_on is null and e.kind not in ('shelter', 'temporary_stay', 'trusted_address')
      and  e.province_id = p.province_id and (e.place_id in (p.id, p.province_id))
    order by e.place_id = p.id desc, e.round_the_clock desc, e.name limit 12`.execute(house.intake)
  return rows
}

/** Public desks near a chosen commune. */
export async function nearPage(
  house: House,
  frame: Frame,
  of: { places: readonly Place[]; chosen: string | undefined },
): Promise<Html> {
  const t = wordsIn[frame.language]
  const chosen = of.places.find((place) => place.id === of.chosen)
  const desks = chosen ? await listDesks(house, chosen.id) : undefined
  const head = html`${quickLines(frame.lines)}<h1>${t.near}</h1><p>${t.nearIntro}</p>`
  if (!chosen || !desks)
    return html`${head}<form method="post" action="/">${field('tieng', frame.language)}<label for="xa">${t.place}</label><select id="xa" name="xa">${of.places.map(
      (place) => html`<option value=${place.id}>${place.name}`,
    )}</select><div class="b"><button class="m" name="trang" value="noi">${t.search}</button></div></form>`
  return html`${head}<h2>${chosen.name}</h2>${desks.length === 0 ? html`<p>${t.nearNone}</p>` : ''}<ul class="t">${desks.map(
    (desk) =>
      html`<li><p><strong>${desk.name}</strong><br>${desk.address ?? desk.front_gate ?? ''}${desk.round_the_clock ? html`<br>${t.hours24}` : ''}</p>${desk.phone ? html`<a href="tel:${desk.phone.replace(/[^\d+]/g, '')}"><b>${desk.phone}</b></a>` : ''}</li>`,
  )}</ul>${ways(frame.language, [['noi', t.otherPlace]])}`
}
