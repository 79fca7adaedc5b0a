import { sql } from 'kysely'
import type { Context } from '#kernel/context.ts'
import type { DemoStage } from '#kernel/module.ts'
import { sampleJpeg } from '#modules/documents/index.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import { takeVillage } from './link.service.ts'
import { tellVillage } from './public-village.service.ts'
import { openRound, readVillageRound } from './round.service.ts'
import { openRoundContract } from './village.contract.ts'
import { tokenOf } from './village.queries.ts'

const dayAfter = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

/** Villages of one commune in the Action Month that is running: half have sent, one is taken over. */
export async function seedVillages(stage: DemoStage): Promise<void> {
  const today = dayInVietNam(stage.today)
  const { rows } = await sql<{ place_id: string }>`
    select place_id from agency where id = ${stage.agencyId('xa')}`.execute(stage.house.facts)
  const place_id = rows[0]?.place_id ?? '22'
  const officer = (day: string): Context => stage.as('canboxa', new Date(`${day}T08:00:00+07:00`))
  const names = ['Khu 1', 'Khu 2', 'Khu 3', 'Khu 4', 'Thôn Đồi Sim', 'Thôn Bến Nước']
  const body = openRoundContract.body?.parse({
    title: 'Buổi truyền thông Tháng hành động ở thôn, khu',
    kind: 'team_session',
    from_on: dayAfter(today, -7),
    due_on: dayAfter(today, 6),
    expires_on: dayAfter(today, 20),
    villages: names.map((village) => ({ place_id, village })),
  })
  if (!body) throw new Error('a round has a body')
  const { id } = await openRound(officer(dayAfter(today, -6)), { params: undefined, query: undefined, body })
  const params = { round_id: id }
  const read = () => readVillageRound(officer(today), { params, query: undefined, body: undefined })
  const { links } = await read()
  const told = [
    { village: 'Khu 1', women: 34, men: 11, girls: 6, boys: 4 },
    { village: 'Khu 3', women: 27, men: 9, girls: 0, boys: 0 },
    { village: 'Thôn Đồi Sim', women: 41, men: 18, girls: 9, boys: 7 },
  ]
  for (const { village, ...numbers } of told) {
    const link = links.find((line) => line.village === village)
    if (!link) continue
    const house = { ...stage.house, now: () => new Date(`${dayAfter(today, -2)}T19:30:00+07:00`) }
    const token = tokenOf(stage.house, { id: link.id, serial: 1 })
    const photo = village === 'Khu 1' ? sampleJpeg(24, 'MAY ANH TRINH DIEN') : undefined
    await tellVillage(house, token, { held_on: dayAfter(today, -3), ...numbers }, photo)
  }
  const first = (await read()).links.find((line) => line.village === 'Khu 3')
  if (first)
    await takeVillage(officer(today), {
      params: { link_id: first.id },
      query: undefined,
      body: { version: first.version },
    })
}
