import { expect, inject as provided, test } from 'vitest'
import { withClient } from '#kernel/schema.ts'
import { sampleJpeg } from '#modules/documents/index.ts'
import { refusalOf, useWorld } from '#tests/support/world.ts'
import { dialogueHouse } from './dialogue.builders.ts'
import { moveDialogueContract, readDialogueContract } from './dialogue.contract.ts'
import * as contracts from './file.contract.ts'

const world = useWorld()
const body = { name: 'hội trường.jpg', people_shown: 'agreed' as const }

test('a photo of a dialogue is kept without the place it was taken at, sealed, and hidden when it is removed', async () => {
  const { plan, officer, labour } = await dialogueHouse(world())
  const params = { dialogue_id: await plan() }
  const file = sampleJpeg(8, 'MAY CHUP THU')
  expect(Buffer.from(file).includes('MAY CHUP THU')).toBe(true)
  const { id, stripped } = await officer.call(contracts.addDialogueFileContract, { params, body, file })
  expect(stripped).toBe(true)
  expect((await officer.call(readDialogueContract, { params })).files.map((each) => each.id)).toEqual([id])
  const read = (await officer.call(contracts.readDialogueFileContract, {
    params: { ...params, file_id: id },
  })) as {
    bytes: Buffer
  }
  expect(read.bytes.subarray(0, 2).toString('hex')).toBe('ffd8')
  expect(read.bytes.includes('MAY CHUP THU')).toBe(false)
  const [row] = await withClient(
    { ...provided('cluster').superuser, database: world().server.database },
    async (client) => (await client.query('select sealed_bytes from dialogue_file where id = $1', [id])).rows,
  )
  expect(row.sealed_bytes.includes(Buffer.from('ffd8ffe0', 'hex'))).toBe(false)

  expect(
    await refusalOf(labour.officer.call(contracts.addDialogueFileContract, { params, body, file })),
  ).toBe('record.not_found')
  const remove = { params: { ...params, file_id: id } }
  expect(
    await refusalOf(officer.call(contracts.removeDialogueFileContract, { ...remove, body: { version: 2 } })),
  ).toBe('version.stale')
  await officer.call(contracts.removeDialogueFileContract, { ...remove, body: { version: 1 } })
  expect(await refusalOf(officer.call(contracts.readDialogueFileContract, remove))).toBe('record.not_found')
  expect((await officer.call(readDialogueContract, { params })).files).toEqual([])
})

test('a drawing with script, and a photo of a dialogue that was called off, are not taken; nothing half is left', async () => {
  const { plan, officer } = await dialogueHouse(world())
  const params = { dialogue_id: await plan() }
  const svg = Buffer.from('<svg onload="alert(1)"/>')
  expect(await refusalOf(officer.call(contracts.addDialogueFileContract, { params, body, file: svg }))).toBe(
    'file.not_taken',
  )
  const { version } = await officer.call(readDialogueContract, { params })
  await officer.call(moveDialogueContract, { params, body: { version, move: 'cancel' } })
  const file = sampleJpeg(8, 'x')
  expect(await refusalOf(officer.call(contracts.addDialogueFileContract, { params, body, file }))).toBe(
    'dialogue.wrong_state',
  )
  expect((await officer.call(readDialogueContract, { params })).files).toEqual([])
})
