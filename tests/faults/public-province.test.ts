import { expect, test } from 'vitest'
import { useWorld } from '#tests/support/world.ts'

const world = useWorld()

async function open(fields: Record<string, string>): Promise<string> {
  const { body } = await world().app.inject({
    method: 'POST',
    url: '/',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(fields).toString(),
  })
  return body
}
/** Bytes of HTML and style; scripts are weighed apart. */
const sizeOf = (page: string) => Buffer.byteLength(page.replace(/<script>[\s\S]*?<\/script>/g, ''))

test.each([
  ['Quảng Trị', '44@20250701'],
  ['the largest province', ''],
])(
  'pages that list the communes of %s are small too, and a door near each of its communes is shown on a small page',
  async (_name, id) => {
    const [largest] = await world().owner<{ id: string }>(
      "select province_id as id from place where level = 'commune' and valid_until is null group by 1 order by count(*) desc limit 1",
    )
    await world().owner('delete from agency_duty')
    const province = id || largest?.id || ''
    await world().agency({ duties: ['hotline'], province_id: province })
    const lists: string[][] = []
    for (const language of ['vi', 'en'])
      for (const name of ['nhan', 'noi']) {
        const body = await open({ trang: name, tieng: language })
        expect(sizeOf(body), `${name} ${language}`).toBeLessThanOrEqual(14 * 1024)
        lists.push([...body.matchAll(/<option value=(\S+?)>/g)].map(([, commune = '']) => commune))
      }
    const [, near = []] = lists // `noi` lists them all; `nhan` where they fit
    expect(near.length).toBeGreaterThan(70)
    const chosen = await open({ trang: 'noi', xa: near.at(-1) ?? '' })
    expect(chosen).toContain('Xem xã, phường khác')
    expect(sizeOf(chosen)).toBeLessThanOrEqual(14 * 1024)
  },
)
