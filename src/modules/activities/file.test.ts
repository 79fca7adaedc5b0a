import { expect, inject as provided, test } from 'vitest'
import { withClient } from '#kernel/schema.ts'
import { renderForm, sampleJpeg, samplePdf } from '#modules/documents/index.ts'
import { refusalOf, useWorld } from '#tests/support/world.ts'
import { preventionHouse } from './activity.builders.ts'
import { readActivityContract } from './activity.contract.ts'
import {
  addActivityFileContract,
  readActivityFileContract,
  removeActivityFileContract,
} from './file.contract.ts'

const world = useWorld()
const past = <T extends Record<string, unknown>>(text: string, values: unknown[] = []) =>
  withClient(
    { ...provided('cluster').superuser, database: world().server.database },
    async (client) => (await client.query(text, values)).rows as T[],
  )
const photo = { name: 'anh.jpg', kind: 'photo', people_shown: 'nobody' } as const
const paper = { name: 'ke-hoach.pdf', kind: 'plan', people_shown: 'nobody' } as const

async function withActivity() {
  const house = await preventionHouse(world())
  const { id } = await house.record()
  const params = { activity_id: id }
  const add = (body: object, file: Uint8Array, by = house.officer) =>
    by.call(addActivityFileContract, { params, body: body as typeof photo, file })
  const listed = async (by = house.officer) => (await by.call(readActivityContract, { params })).files
  return { ...house, params, add, listed }
}

test('a picture of an activity is kept sealed and without the place it was taken at, and is listed with it', async () => {
  const { add, officer, params, listed } = await withActivity()
  const { id, stripped } = await add({ ...photo, name: '../anh.gif' }, sampleJpeg(8, 'CHỖ-CHỤP-KÍN'))
  expect(stripped).toBe(true)
  const [line] = await listed()
  expect(line).toMatchObject({ id, kind: 'photo', media_type: 'image/jpeg' })
  expect(line?.name).toMatch(/^[^/]+\.jpg$/)
  const { bytes } = await officer.call(readActivityFileContract, { params: { ...params, file_id: id } })
  expect(Buffer.from(bytes).subarray(0, 2)).toEqual(Buffer.from([0xff, 0xd8]))
  expect(Buffer.from(bytes).includes('CHỖ-CHỤP-KÍN')).toBe(false)
  const [row] = await past<{ bytes: Buffer }>(
    'select sealed_bytes as bytes from activity_file where id = $1',
    [id],
  )
  expect(row?.bytes.includes('JFIF')).toBe(false)
})

test('what is no paper and no picture is not taken, whatever it calls itself', async () => {
  const { add, listed } = await withActivity()
  for (const bytes of ['<svg/>', '<!doctype html><script>1</script>', 'MZ ...'])
    expect(await refusalOf(add(photo, Buffer.from(bytes)))).toBe('file.not_taken')
  expect(await listed()).toEqual([])
})

test('a paper whose name or words could give somebody away is asked about before it is kept', async () => {
  const { add, listed } = await withActivity()
  const told = 'Chị Mẫu 34 tuổi là nạn nhân, gọi 0912345678'
  const named = { ...paper, name: 'danh sách nạn nhân.pdf' }
  expect(await refusalOf(add(named, samplePdf('x')))).toBe('file.may_identify')
  const word = await renderForm({
    formNumber: null,
    confidentiality: null,
    issuingBody: null,
    title: 'Biên bản',
    subtitle: null,
    addressees: [],
    lines: [told],
    signatures: [],
    frozenAt: '2026-11-21T01:00:00Z',
  })
  expect(await refusalOf(add({ ...paper, name: 'bien-ban.docx' }, word))).toBe('file.may_identify')
  expect(await listed()).toEqual([])
  await add({ ...named, looked: true }, samplePdf('x'))
  expect(await listed()).toHaveLength(1)
})

test('a file is hidden with its reason and its bytes stay; a version that has passed hides nothing', async () => {
  const { add, officer, params, listed } = await withActivity()
  const { id } = await add(paper, samplePdf('x'))
  const file = { params: { ...params, file_id: id } }
  expect(
    await refusalOf(
      officer.call(removeActivityFileContract, { ...file, body: { version: 7, why: 'asked' } }),
    ),
  ).toBe('version.stale')
  await officer.call(removeActivityFileContract, { ...file, body: { version: 1, why: 'asked' } })
  expect(await listed()).toEqual([])
  expect(await refusalOf(officer.call(readActivityFileContract, file))).toBe('record.not_found')
  expect(
    await past(
      'select removed_why, octet_length(sealed_bytes) > 0 as kept from activity_file where id = $1',
      [id],
    ),
  ).toEqual([{ removed_why: 'asked', kept: true }])
})

test('another agency of the province reads a file and neither adds nor hides one; another province sees nothing', async () => {
  const { add, params } = await withActivity()
  const { id } = await add(paper, samplePdf('x'))
  const file = { params: { ...params, file_id: id } }
  const neighbour = (await preventionHouse(world())).officer
  await neighbour.call(readActivityFileContract, file)
  expect(await refusalOf(add(paper, samplePdf('y'), neighbour))).toBe('activity.not_yours')
  expect(
    await refusalOf(
      neighbour.call(removeActivityFileContract, { ...file, body: { version: 1, why: 'mistaken' } }),
    ),
  ).toBe('activity.not_yours')
  const elsewhere = (await preventionHouse(world(), '01')).officer
  expect(await refusalOf(elsewhere.call(readActivityFileContract, file))).toBe('record.not_found')
  expect(await refusalOf(add(paper, samplePdf('y'), elsewhere))).toBe('record.not_found')
})

test('the room of one activity has an end, also for two who add at once', async () => {
  const { add, listed, params } = await withActivity()
  for (const words of ['a', 'b', 'c', 'd']) await add(paper, samplePdf(words))
  await past('update activity_file set bytes = 26214400 - 1000 where activity_id = $1', [params.activity_id])
  const big = samplePdf('e'.repeat(2_500))
  const both = await Promise.allSettled([add(paper, big), add(paper, big)])
  expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(await listed()).toHaveLength(5)
})
