import fc from 'fast-check'
import { expect, inject, test } from 'vitest'
import { withClient } from '#kernel/schema.ts'
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

interface Stood {
  id: string
  state: PetitionState
  version: number
  askers: number
  regime: string
  due_at: Date | null
  turn_due: Date | null
  voices: string[]
}

test('in the house itself, splitting, merging, answering and opening again in any order lose no asker, no word and no code, and lengthen no limit', {
  timeout: 120_000,
}, async () => {
  const house = await dialogueHouse(world(), '42')
  const { officer, record, move } = house
  const superuser = { ...inject('cluster').superuser, database: world().server.database }
  const look = <T extends object>(text: string, values: unknown[]) =>
    withClient(superuser, async (client) => (await client.query(text, values)).rows as T[])
  const act = fc.record({
    what: fc.constantFrom('split', 'merge', 'move', 'move'),
    one: fc.nat(),
    other: fc.nat(),
    cut: fc.nat(),
    pick: fc.nat(),
    hours: fc.integer({ min: 0, max: 60 }),
  })
  const bodies: Partial<Record<(typeof petitionMoves)[number], object>> = {
    ask: {},
    accept: {},
    note: { words: 'Xin ghi nhận' },
    answer: { ...fullAnswer, agency_id: undefined },
    read_back: { place_id: '42', on: '2026-11-16', heard: 2, reaction: 'unclear' },
    close_met: {},
    reopen: { why: 'Bà con hỏi lại' },
  }
  let turn = 0
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 6, maxLength: 12 }), async (acts) => {
      let now = Date.parse('2026-11-16T02:00:00Z') // a Monday: who is asked later has a later limit
      world().setNow(new Date(now).toISOString())
      turn += 1
      const said = [0, 1, 2].map((n) => [
        aVoice(`Lượt ${turn}, câu ${n}a`, { askers: n + 1, wants_told: true, asker_name: `Người Bịa ${n}` }),
        aVoice(`Lượt ${turn}, câu ${n}b`, { askers: 4, wants_told: n > 0 }),
      ])
      for (const voices of said) {
        const { id } = await record({ voices })
        await move(id, { move: 'ask' })
        now += 30 * 3_600_000
        world().setNow(new Date(now).toISOString())
      }
      const began = await look<{
        id: string
        words: string
        askers: number
        tell_code: string | null
        asker_name: string | null
      }>('select id, words, askers, tell_code, asker_name from voice where words like $1 order by words', [
        `Lượt ${turn}, %`,
      ])
      expect(began).toHaveLength(6)
      const standing = async () =>
        (
          await look<Stood>(
            `select p.id, p.state, p.version, p.askers, p.regime, p.due_at, t.due_at as turn_due, array_agg(v.voice_id::text order by v.voice_id) as voices
             from   petition p join petition_voice v on v.petition_id = p.id left join petition_turn t on t.petition_id = p.id and t.ended_at is null
             where  v.voice_id = any ($1::uuid[]) group by p.id, t.due_at order by p.no`,
            [began.map((voice) => voice.id)],
          )
        ).filter((petition) => isLive(petition.state))
      for (const { what, one, other, cut, pick, hours } of acts) {
        now += hours * 3_600_000
        world().setNow(new Date(now).toISOString())
        const held = await standing()
        const found = held[one % held.length] as Stood
        const params = { petition_id: found.id }
        if (what === 'split') {
          const at = cut % (found.voices.length + 1)
          const parts = [found.voices.slice(0, at), found.voices.slice(at)]
          await refusalOf(
            officer.call(splitPetitionContract, {
              params,
              body: {
                version: found.version,
                parts: parts.map((voice_ids, n) => ({
                  title: `Phần thử ${n}`,
                  topic: 'start_up_loans',
                  voice_ids,
                })),
              },
            }),
          ).catch(() => undefined) // a part without a voice is no request at all
        } else if (what === 'merge') {
          const second = held[other % held.length] as Stood
          const refused = await refusalOf(
            officer.call(mergePetitionsContract, {
              params,
              body: { version: found.version, other_ids: [second.id] },
            }),
          )
          const after = (await standing()).find((petition) => petition.id === found.id)
          const ran = [found, second].filter((petition) =>
            ['asked', 'accepted', 'more'].includes(petition.state),
          )
          if (!refused && after?.due_at && ran.length === 2)
            for (const petition of ran) expect(after.due_at <= (petition.due_at as Date)).toBe(true)
        } else {
          const moves = petitionMoves.filter((each) => each in bodies && nextPetitionState(found.state, each))
          const next = moves[pick % moves.length]
          if (!next) continue
          const fields = next === 'answer' && found.state === 'recorded' ? { agency_id: house.credit.id } : {}
          await refusalOf(move(found.id, { ...bodies[next], move: next, ...fields }))
        }
        const stands = await standing()
        expect([...new Set(stands.flatMap((each) => each.voices))].toSorted()).toEqual(
          began.map((voice) => voice.id).toSorted(),
        )
        for (const each of stands) {
          const behind = began.filter((voice) => each.voices.includes(voice.id))
          expect(each.askers).toBe(behind.reduce((sum, voice) => sum + voice.askers, 0))
          if (['asked', 'accepted', 'more'].includes(each.state)) expect(each.due_at).toEqual(each.turn_due)
        }
      }
      const after = await look(
        'select id, words, askers, tell_code, asker_name from voice where words like $1 order by words',
        [`Lượt ${turn}, %`],
      )
      expect(after).toEqual(began)
      for (const { tell_code } of began.filter((voice) => voice.tell_code)) {
        const told = await world().app.inject({ method: 'GET', url: `/api/public/petitions/${tell_code}` })
        expect(told.json().items.length).toBeGreaterThan(0)
      }
    }),
    { numRuns: 6, endOnFailure: true },
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
