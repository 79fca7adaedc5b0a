import { randomUUID } from 'node:crypto'
import { afterEach, expect, test, vi } from 'vitest'
import { Turn } from '#kernel/turn.ts'
import { nameOf, samplesOf } from '#tests/support/samples.ts'
import { callerOf, contracts, useScene } from './scene.ts'

const scene = useScene()
afterEach(() => vi.restoreAllMocks())

/** Statements a request made, in their order: what the house did is compared, not how long it took. */
async function workOf(send: () => Promise<{ statusCode: number; body: string }>) {
  const asked: string[] = []
  const { ask } = Turn.prototype
  vi.spyOn(Turn.prototype, 'ask').mockImplementation(function (this: Turn, text, values) {
    asked.push(text)
    return ask.call(this, text, values)
  })
  const { statusCode, body } = await send()
  vi.restoreAllMocks()
  return { statusCode, code: JSON.parse(body).error?.code, asked }
}

test.each(
  contracts
    .filter((contract) => contract.path.includes(':case_id'))
    .map((contract) => [nameOf(contract), contract] as const),
)('★23 %s does the same work for a case out of sight as for one that is not there', async (_, contract) => {
  const { world, known, fresh } = { world: scene(), ...scene() }
  const stranger = await world.staff(callerOf(contract) ?? 'operator', { agencyId: world.otherAgencyId })
  for (const sample of samplesOf(contract, known)) {
    const sent = await fresh(contract, sample)
    const of = (case_id: string) =>
      workOf(() => stranger.send(contract, { ...sent, params: { ...sent.params, case_id } }))
    await of(randomUUID()) // from the second request on, who asks is asked beside the work
    const unseen = await of(known.case ?? '')
    expect(unseen).toEqual(await of(randomUUID()))
    expect(unseen.asked.length).toBeGreaterThan(0)
  }
})
