import { randomUUID } from 'node:crypto'
import type { CallOf, ReplyOf } from '#kernel/contract.ts'
import type { Person, World } from '#tests/support/world.ts'
import { planDialogueContract } from './dialogue.contract.ts'
import { movePetitionContract, recordPetitionContract } from './petition.contract.ts'

type Move = Omit<CallOf<typeof movePetitionContract>['body'], 'version'> & { version?: number }

interface DialogueHouse {
  union: string
  officer: Person
  colleague: Person
  /** Departments with an officer each, by the duty they hold. */
  labour: Body
  credit: Body
  land: Body
  leader: Person
  plan(overrides?: object): Promise<string>
  record(overrides?: object, by?: Person): Promise<ReplyOf<typeof recordPetitionContract>>
  /** One step; versions are those the last step answered. */
  move(id: string, move: object, by?: Person): Promise<ReplyOf<typeof movePetitionContract>>
}
export interface Body {
  id: string
  officer: Person
}

/** What a full answer names. */
export const fullAnswer = {
  move: 'answer',
  rule: 'Nghị định thử số 1',
  action: 'Tổ lưu động về xã nhận hồ sơ',
  due_on: '2026-12-05',
  owner: 'Phòng Đất đai thử',
}

/** One thing somebody said. */
export const aVoice = (words: string, overrides: object = {}) => ({
  client_ref: randomUUID(),
  kind: 'petition' as const,
  words,
  ...overrides,
})

/** A Union that holds dialogues, bodies that answer, a leader; plainly invented, in a province of its own. */
export async function dialogueHouse(
  world: World,
  province = '22',
  now = '2026-11-20T02:00:00Z',
): Promise<DialogueHouse> {
  world.setNow(now)
  const union = await world.agency({ kind: 'union', name: `Hội Thử ${province}`, province_id: province })
  const [officer, colleague] = [
    await world.staff('union_officer', { agencyId: union }),
    await world.staff('union_officer', { agencyId: union }),
  ]
  const body = async (name: string, duty: string): Promise<Body> => {
    const held = await world.owner<{ id: string }>(
      'select agency_id as id from agency_duty where duty_code = $1 and place_id = $2 and until_on is null',
      [duty, province],
    )
    const id =
      held[0]?.id ?? (await world.agency({ kind: 'department', name, province_id: province, duties: [duty] }))
    return { id, officer: await world.staff('provincial_officer', { agencyId: id }) }
  }
  const versions = new Map<string, number>()
  const house: DialogueHouse = {
    union,
    officer,
    colleague,
    labour: await body('Sở Lao động Thử', 'labour'),
    credit: await body('Ngân hàng Thử', 'policy_credit'),
    land: await body('Sở Nông nghiệp Thử', 'agriculture_environment'),
    leader: await world.staff('leader', {
      agencyId: await world.agency({ kind: 'office', name: 'Văn phòng Thử', province_id: province }),
    }),
    plan: async (overrides = {}) =>
      (
        await officer.call(planDialogueContract, {
          body: { title: 'Đối thoại thử', place_id: province, held_on: '2026-11-19', ...overrides },
        })
      ).id,
    record: async (overrides = {}, by = officer) =>
      by.call(recordPetitionContract, {
        body: {
          title: 'Vay vốn khi sổ đỏ chỉ có tên chồng',
          kind: 'petition',
          topic: 'start_up_loans',
          regime: 'reception',
          place_id: province,
          voices: [aVoice('Muốn vay mở xưởng miến mà sổ đứng tên chồng')],
          ...overrides,
        },
      }),
    async move(id, move, by = officer) {
      const rows = await world.owner<{ version: number }>('select version from petition where id = $1', [id])
      const version = versions.get(id) ?? 1
      const done = await by.call(movePetitionContract, {
        params: { petition_id: id },
        body: { version: rows[0]?.version ?? version, ...move } as Move as never,
      })
      versions.set(id, done.version)
      return done
    },
  }
  return house
}
