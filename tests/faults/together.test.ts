import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { correctContact, getContact, takeContact } from '#modules/hotline/contact.contract.ts'
import { useWorld } from '#tests/support/world.ts'
import { contactBody } from './rig.ts'

const world = useWorld()

test('★5 fifty tries with one key have one effect, and the same key with another body is declined', async () => {
  const { staff, owner } = world()
  const person = await staff('operator')
  const key = randomUUID()
  const tries = await Promise.all(
    Array.from({ length: 50 }, () => person.send(takeContact, { body: contactBody(7) }, { key })),
  )
  expect(tries.map((each) => each.statusCode)).toEqual(Array(50).fill(200))
  expect(new Set(tries.map((each) => each.body)).size).toBe(1)
  expect((await owner('select made from idempotency_key where key = $1', [key])).length).toBe(1)
  const other = await person.send(takeContact, { body: contactBody(8) }, { key })
  expect(other.statusCode).toBe(422)
  expect(other.json().error.code).toBe('idempotency.mismatch')
})

test('★11 two editors in any order lose nothing: each change lands on the version it was made from, or is declined', async () => {
  const { staff, agency } = world()
  const agencyId = await agency()
  const [one, two] = [await staff('operator', { agencyId }), await staff('operator', { agencyId })]
  const { id } = await one.call(takeContact, { body: contactBody(1) })
  let landed = 0
  let declined = 0
  for (let round = 0; round < 60; round++) {
    const { version } = await one.call(getContact, { params: { id } })
    const edits = await Promise.all(
      [one, two].map((person, at) =>
        person.send(correctContact, {
          params: { id },
          body: { version, topic: at === 0 ? 'law' : 'family' },
        }),
      ),
    )
    for (const edit of edits) {
      if (edit.statusCode === 200) landed++
      else {
        expect(edit.json().error).toMatchObject({
          code: 'version.stale',
          facts: { yours: version, theirs: version + 1 },
        })
        declined++
      }
    }
  }
  const { version } = await one.call(getContact, { params: { id } })
  expect(version).toBe(1 + landed)
  expect(landed + declined).toBe(120)
  expect(declined).toBe(60)
})
