import fc from 'fast-check'
import { expect, test } from 'vitest'
import { refusalOf, useWorld } from '#tests/support/world.ts'
import { aVoice, dialogueHouse, fullAnswer } from './dialogue.builders.ts'
import { mergePetitionsContract, readPetitionContract, splitPetitionContract } from './petition.contract.ts'
import { isLive, nextPetitionState, type PetitionState, petitionMoves } from './petition.life.ts'
import { type Held, joinedVoices, mergeFault, splitFault } from './petition.rule.ts'

const world = useWorld()

/** What a list of petitions still knows of the voices it began with. */
const alive = (held: readonly Held[]) =>
  new Set(held.filter((each) => isLive(each.state)).flatMap((each) => each.voices))

test('splitting, merging and opening again in any order never lose a voice', () => {
  const act = fc.record({
    what: fc.constantFrom('split', 'merge', 'move'),
    one: fc.nat(),
    other: fc.nat(),
    cut: fc.nat(),
    move: fc.constantFrom(...petitionMoves),
  })
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9 }), fc.array(act, { maxLength: 60 }), (n, acts) => {
      let held: Held[] = Array.from({ length: n }, (_, at) => ({
        id: `p${at}`,
        state: 'recorded',
        voices: [`v${at}a`, `v${at}b`, `v${at}c`],
      }))
      const all = alive(held)
      for (const [turn, { what, one, other, cut, move }] of acts.entries()) {
        const found = held[one % held.length] as Held
        const second = held[other % held.length] as Held
        if (what === 'split') {
          const at = cut % (found.voices.length + 1)
          const parts = [found.voices.slice(0, at), found.voices.slice(at)]
          if (splitFault(found, parts)) continue
          held = [
            ...held.map((each) => (each === found ? { ...each, state: 'split' as const } : each)),
            ...parts.map((voices, part) => ({ id: `${turn}.${part}`, state: 'recorded' as const, voices })),
          ]
        } else if (what === 'merge') {
          if (mergeFault(found, [second])) continue
          const voices = joinedVoices([found, second])
          held = held.map((each) =>
            each === found
              ? { ...each, voices }
              : each === second
                ? { ...each, state: 'merged' as const }
                : each,
          )
        } else {
          const state: PetitionState | undefined = nextPetitionState(found.state, move)
          held = held.map((each) => (each === found && state ? { ...each, state } : each))
        }
        expect(alive(held)).toEqual(all)
      }
    }),
  )
})

test('a split that would leave somebody’s words behind is refused, and so is one with words of others', async () => {
  const { record, officer } = await dialogueHouse(world())
  const { id } = await record({ voices: [aVoice('Câu một'), aVoice('Câu hai')] })
  const params = { petition_id: id }
  const [one, two] = (await officer.call(readPetitionContract, { params })).voices.map((voice) => voice.id)
  const split = (...parts: (string | undefined)[][]) =>
    officer.call(splitPetitionContract, {
      params,
      body: {
        version: 1,
        parts: parts.map((voice_ids, at) => ({
          title: `Phần ${at} thử`,
          topic: 'jobs',
          voice_ids: voice_ids as string[],
        })),
      },
    })
  expect(await refusalOf(split([one], [one]))).toBe('petition.voice_lost')
  expect(await refusalOf(split([one, two], [crypto.randomUUID()]))).toBe('petition.not_its_voice')
  const { parts } = await split([one, two], [two])
  expect(parts).toHaveLength(2)
  expect(await refusalOf(split([one], [two]))).toBe('version.stale')
})

test('merging keeps every asker and every word; what was merged tells where it went', async () => {
  const { record, officer, move, credit } = await dialogueHouse(world())
  const one = await record({ voices: [aVoice('Muốn vay mở xưởng miến', { askers: 2 })] })
  const other = await record({
    title: 'Chồng đi xa',
    voices: [aVoice('Chồng đi xa, em không ký thay được', { askers: 3 })],
  })
  await move(other.id, { move: 'ask' })
  await move(other.id, fullAnswer, credit.officer)
  const merged = await officer.call(mergePetitionsContract, {
    params: { petition_id: one.id },
    body: { version: 1, other_ids: [other.id] },
  })
  expect(merged.askers).toBe(5)
  const file = await officer.call(readPetitionContract, { params: { petition_id: one.id } })
  expect(file.voices.map((voice) => voice.words).toSorted()).toEqual([
    'Chồng đi xa, em không ký thay được',
    'Muốn vay mở xưởng miến',
  ])
  expect(file.kin).toMatchObject([{ id: other.id, how: 'merged' }])
  const gone = await officer.call(readPetitionContract, { params: { petition_id: other.id } })
  expect([gone.state, gone.voices.length, gone.answers.length]).toEqual(['merged', 1, 1])
  const again = officer.call(mergePetitionsContract, {
    params: { petition_id: one.id },
    body: { version: merged.version, other_ids: [one.id] },
  })
  expect(await refusalOf(again)).toBe('petition.with_itself')
})

test('two merges that cross end, and nobody who asked is lost', async () => {
  const { record, officer, colleague } = await dialogueHouse(world())
  const [one, other] = [
    await record({ voices: [aVoice('Câu chéo một')] }),
    await record({ voices: [aVoice('Câu chéo hai')] }),
  ]
  const merge = (by: typeof officer, into: string, from: string) =>
    refusalOf(
      by.call(mergePetitionsContract, {
        params: { petition_id: into },
        body: { version: 1, other_ids: [from] },
      }),
    )
  const ends = await Promise.all([merge(officer, one.id, other.id), merge(colleague, other.id, one.id)])
  expect(ends.filter((end) => end === undefined)).toHaveLength(1)
  const files = await Promise.all(
    [one, other].map(({ id }) => officer.call(readPetitionContract, { params: { petition_id: id } })),
  )
  const live = files.filter((file) => isLive(file.state))
  expect(live.map((file) => file.voices.length)).toEqual([2])
})
