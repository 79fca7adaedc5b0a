import type { CallOf } from '#kernel/contract.ts'
import { papersHouse } from '#modules/papers/paper.builders.ts'
import type { Person, World } from '#tests/support/world.ts'
import { openRoundContract, readVillageRoundContract, remindVillagesContract } from './village.contract.ts'

type Round = CallOf<typeof openRoundContract>['body']

export const aRound: Round = {
  title: 'Buổi nói chuyện thử',
  kind: 'talk',
  from_on: '2026-11-15',
  due_on: '2026-12-15',
  expires_on: '2026-12-31',
  villages: [
    { place_id: '22', village: 'Thôn Đông Thử' },
    { place_id: '22', village: 'Khu Tây Thử' },
  ],
}

/** A commune that asks two villages, plainly invented; `linkOf` gives what its reminder carries. */
export async function villagesHouse(world: World, overrides: Partial<Round> = {}) {
  const { owing: officer, officer: stranger, owingId: agencyId } = await papersHouse(world)
  const { id } = await officer.call(openRoundContract, { body: { ...aRound, ...overrides } })
  const params = { round_id: id }
  const read = (by: Person = officer) => by.call(readVillageRoundContract, { params })
  const linkOf = async (village: string) => {
    const { text } = await officer.call(remindVillagesContract, { params, body: {} })
    return (
      /\/thon\/[\w-]+/.exec(text.split('\n').find((line) => line.startsWith(`${village}:`)) ?? '')?.[0] ?? ''
    )
  }
  const lineOf = async (village: string) => {
    const found = (await read()).links.find((line) => line.village === village)
    if (!found) throw new Error(`no village ${village}`)
    return found
  }
  return { id, params, agencyId, officer, stranger, read, linkOf, lineOf }
}

export const aDay = { ngay: '2026-11-20', women: '41', men: '12', girls: '5', boys: '2' }

/** Sends the page's form as a browser without script does. */
export async function sendNumbers(
  world: World,
  path: string,
  fields: Record<string, string> = aDay,
  photo?: Uint8Array,
) {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  if (photo) form.append('anh', new Blob([photo as BlobPart], { type: 'image/jpeg' }), 'IMG_0001.jpg')
  const request = new Request('http://localhost/', { method: 'POST', body: form })
  return world.app.inject({
    method: 'POST',
    url: path,
    headers: { 'content-type': request.headers.get('content-type') ?? '', origin: 'null' },
    payload: Buffer.from(await request.arrayBuffer()),
  })
}
