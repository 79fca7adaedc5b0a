import { sql } from 'kysely'
import { type Context, inTransaction } from '#kernel/context.ts'
import type { DemoStage } from '#kernel/module.ts'
import type { ShareableField } from '#modules/consent/consent.codes.ts'
import { approveGround, giveConsent, groundOtherwise } from '#modules/consent/index.ts'
import { addDesk } from './desk.service.ts'
import { answerReferral, endAppointment, openReceived, setAppointment } from './inbox.service.ts'
import type { Service } from './referral.codes.ts'
import { enterAnswer, sendReferral, withdrawReferral } from './referral.service.ts'
import { tell111 } from './referral-read.service.ts'

const hourMs = 3_600_000

interface DemoDesk {
  agency: string
  name: string
  services: Service[]
  hours: [usual: number, urgent: number]
  phone: string
  open: string
  /** Who answers at it; none where a sheet goes out. */
  person?: string
  duty?: { duty_code: string; place_id: string }
}

const desks: Readonly<Record<'police' | 'hospital' | 'legal' | 'commune' | 'school', DemoDesk>> = {
  police: {
    agency: 'congan',
    name: 'Trực ban hình sự',
    services: ['protection'],
    hours: [8, 2],
    phone: '0203 000 0113',
    open: '24/7',
    person: 'doitac',
    duty: { duty_code: 'emergency_response', place_id: '22' },
  },
  hospital: {
    agency: 'benhvien',
    name: 'Phòng Công tác xã hội bệnh viện',
    services: ['medical', 'psychology'],
    hours: [8, 2],
    phone: '0203 000 0115',
    open: '24/7',
    person: 'bacsi',
  },
  legal: {
    agency: 'trogiup',
    name: 'Tiếp nhận trợ giúp pháp lý',
    services: ['legal', 'papers'],
    hours: [48, 12],
    phone: '0203 000 0200',
    open: 'giờ hành chính',
    person: 'trogiup',
  },
  commune: {
    agency: 'xa',
    name: 'Bộ phận Văn hóa – Xã hội',
    services: ['needs', 'children', 'livelihood', 'papers'],
    hours: [24, 4],
    phone: '0203 000 0300',
    open: 'giờ hành chính, trực lãnh đạo ngoài giờ',
  },
  school: {
    agency: 'truonghoc',
    name: 'Tổ tư vấn học đường',
    services: ['schooling', 'children'],
    hours: [72, 24],
    phone: '0203 000 0400',
    open: 'giờ học',
  },
}
type DeskKey = keyof typeof desks

interface LivingCase {
  id: string
  manager: string
  opened_at: Date
  age: number | null
  from_111: boolean
}

/** A case at hand: who works on it, which agencies and desks there are, and a clock that counts back from today. */
interface Scene {
  stage: DemoStage
  at: LivingCase
  deskIds: Readonly<Record<string, string>>
  /** The worker, so many hours before now. */
  worker(hoursAgo: number): Context
}

const asked = ['age', 'sex', 'commune', 'needs', 'danger', 'children'] as const satisfies ShareableField[]

/** What happens in each scene; living cases take two of them in turn. */
const scenes: readonly ((scene: Scene) => Promise<void>)[] = [
  async (scene) => {
    const sent = await refer(scene, 'hospital', 7)
    await answer(scene, 'bacsi', 6, sent.id, { move: 'accept', text: 'Mời chị đến cửa số 2, gặp điều dưỡng trực.' })
    await setAppointment(scene.stage.as('bacsi', ago(scene.stage, 5.5)), call({ referral_id: sent.id }, { meets_at: ahead(scene.stage, 18), where: 'Phòng Công tác xã hội, tầng 1' }))
  },
  async (scene) => void (await refer(scene, 'police', 20)),
  async (scene) => {
    const sent = await refer(scene, 'legal', 26)
    await answer(scene, 'trogiup', 20, sent.id, { move: 'ask', text: 'Chị đã có giấy tờ tùy thân chưa, hay cần làm lại?' })
  },
  async (scene) => {
    const sent = await refer(scene, 'hospital', 50)
    await answer(scene, 'bacsi', 47, sent.id, { move: 'accept' })
    await answer(scene, 'bacsi', 28, sent.id, { move: 'complete', outcome: 'helped', text: 'Đã khám, đã tư vấn, hẹn tái khám sau hai tuần.' })
    if (scene.at.from_111)
      await tell111(scene.worker(24), call({ case_id: scene.at.id }, { referral_id: sent.id, sent_at: ago(scene.stage, 24).toISOString(), medium: 'letter' as const, result: 'in_progress' as const }))
  },
  async (scene) => {
    const sent = await refer(scene, 'commune', 30)
    await enterAnswer(scene.worker(20), call({ referral_id: sent.id }, { version: 1, move: 'accept' as const, medium: 'phone' as const, answerer_name: 'Bà Giọt Mưa', answerer_position: 'Công chức Văn hóa – Xã hội', answered_at: ago(scene.stage, 21).toISOString(), note: 'Sẽ đến nhà chiều nay.' }))
  },
  async (scene) => {
    const sent = await refer(scene, 'police', 33)
    await answer(scene, 'doitac', 31, sent.id, { move: 'decline', reason: 'outside_area', text: 'Việc này thuộc công an phường nơi xảy ra.' })
  },
  async (scene) => void (await refer(scene, 'hospital', 0.6, 'now')),
  async (scene) => {
    const sent = await refer(scene, 'legal', 40)
    await withdrawReferral(scene.worker(12), call({ referral_id: sent.id }, { version: 1, reason: 'person_asked' as const }))
  },
  async (scene) => {
    const sent = await refer(scene, 'police', 60)
    await answer(scene, 'doitac', 59, sent.id, { move: 'accept' })
    const desk = scene.stage.as('doitac', ago(scene.stage, 58))
    const set = await setAppointment(desk, call({ referral_id: sent.id }, { meets_at: ago(scene.stage, 30).toISOString() }))
    await endAppointment(scene.stage.as('doitac', ago(scene.stage, 29)), call({ referral_id: sent.id, appointment_id: set.id }, { version: 1, result: 'no_show' as const }))
  },
  async (scene) => void (await agree(scene, 'school', 5, { approved: false })),
  async (scene) => {
    await groundOtherwise(scene.worker(3), call({ case_id: scene.at.id }, {
      ...(await recipient(scene, 'hospital')), ground: 'life_risk' as const, purposes: ['referral' as const], fields: ['danger' as const, 'commune' as const, 'needs' as const],
      given_at: ago(scene.stage, 3).toISOString(), expires_at: ahead(scene.stage, 60), reason: 'Chị ngất, đang chảy máu, không hỏi được; câu chuyện bịa ra để trình diễn.',
    }))
    await send(scene, 'hospital', 2.9, ['danger', 'commune', 'needs'], 'now')
  },
  async (scene) => void (await refer(scene, 'school', 80)),
] // biome-ignore format: a scene is read as one story

/** Desks of the demo, and referrals in every state from the cases that live now. */
export async function seedReferrals(stage: DemoStage): Promise<void> {
  const deskIds: Record<string, string> = {}
  for (const [key, desk] of Object.entries(desks)) {
    const made = await addDesk(
      stage.as('quantri', ago(stage, 24 * 400)),
      call(undefined, {
        agency_id: stage.agencyId(desk.agency),
        name: desk.name,
        services: desk.services,
        places: ['22'],
        duty: desk.duty ?? null,
        hours_to_answer: desk.hours[0],
        urgent_hours: desk.hours[1],
        signs_in: desk.person !== undefined,
        phone: desk.phone,
        open_hours: desk.open,
      }),
    )
    deskIds[key] = made.id
  }
  let next = 0
  for (const at of await livingCases(stage)) {
    const scene: Scene = {
      stage,
      at,
      deskIds,
      worker: (hours) => stage.as(at.manager, ago(stage, hours)),
    }
    for (const _ of [1, 2]) await scenes[next++ % scenes.length]?.(scene)
  }
}

async function livingCases(stage: DemoStage): Promise<LivingCase[]> {
  const lists = ['quanly', 'quanly2'].map((manager) =>
    inTransaction(stage.as(manager, stage.today), async (trx) => {
      const { rows } = await sql<Omit<LivingCase, 'manager'>>`
        select f.id, f.opened_at, p.age_years as age, f.received_from = '111' as from_111
        from   case_file f join person p on p.case_id = f.id and p.part = 'survivor'
        where  f.status = 'open' and access.works_on(f.id) order by f.opened_at`.execute(trx)
      return rows.map((row) => ({ ...row, manager }))
    }),
  )
  const found = (await Promise.all(lists)).flat()
  return found.sort((one, other) => one.opened_at.getTime() - other.opened_at.getTime())
}

/** Her yes, the head's key, then the sending. */
async function refer(scene: Scene, to: DeskKey, hoursAgo: number, urgency: 'now' | 'usual' = 'usual') {
  await agree(scene, to, hoursAgo + 2, { approved: true })
  return send(scene, to, hoursAgo, [...asked, 'situation'], urgency)
}

async function agree(scene: Scene, to: DeskKey, hoursAgo: number, { approved }: { approved: boolean }) {
  const given = await giveConsent(
    scene.worker(hoursAgo),
    call(
      { case_id: scene.at.id },
      {
        ...(await recipient(scene, to)),
        purposes: ['referral' as const],
        fields: [...asked, 'situation' as const, 'name' as const],
        given_at: ago(scene.stage, hoursAgo).toISOString(),
        expires_at: ahead(scene.stage, 24 * 60),
        medium: 'verbal' as const,
        language: 'vi' as const,
        interpreter: 'none' as const,
        given_by: scene.at.age !== null && scene.at.age < 16 ? ('body' as const) : ('survivor' as const),
        told_help_is_free: true as const,
      },
    ),
  )
  if (!approved) return
  const params = { case_id: scene.at.id, ground_id: given.id }
  await approveGround(
    scene.stage.as('kiemhuan', ago(scene.stage, hoursAgo - 1)),
    call(params, { version: given.version, approver_name: 'Giám đốc Trung tâm' }),
  )
}

async function recipient({ stage }: Scene, to: DeskKey) {
  const desk = desks[to]
  return {
    recipient_agency_id: stage.agencyId(desk.agency),
    ...(desk.duty ? { recipient_duty: desk.duty } : {}),
  }
}

function send(
  scene: Scene,
  to: DeskKey,
  hoursAgo: number,
  fields: ShareableField[],
  urgency: 'now' | 'usual',
) {
  return sendReferral(
    scene.worker(hoursAgo),
    call(
      { case_id: scene.at.id },
      {
        desk_id: scene.deskIds[to] ?? '',
        purpose: 'referral' as const,
        services: [...desks[to].services].slice(0, 1),
        urgency,
        fields,
        ...(fields.includes('situation')
          ? { situation: 'Câu chuyện bịa ra để trình diễn; không có ai như thế.' }
          : {}),
        note: 'Gọi cho người gửi trước khi gặp.',
      },
    ),
  )
}

async function answer(scene: Scene, username: string, hoursAgo: number, id: string, said: object) {
  const desk = scene.stage.as(username, ago(scene.stage, hoursAgo))
  const { version } = await openReceived(desk, call({ referral_id: id }, undefined))
  await answerReferral(desk, call({ referral_id: id }, { version, ...said } as never))
}

const ago = (stage: DemoStage, hours: number) => new Date(stage.today.getTime() - hours * hourMs)
const ahead = (stage: DemoStage, hours: number) => ago(stage, -hours).toISOString()
const call = <P, B>(params: P, body: B) => ({ params, query: undefined, body })
