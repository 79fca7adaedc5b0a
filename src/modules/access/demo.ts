import type { DemoStage } from '#kernel/module.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import { addAbsence } from './load.service.ts'
import { beginTalk, moveTalk } from './supervision.service.ts'
import { recordThreat } from './threat.service.ts'

const day = 86_400_000
const none = { params: undefined, query: undefined } as const

/** Care for those who do this work: a talk that was held, one that waits, a threat, days away. */
export async function seedCareForStaff(stage: DemoStage): Promise<void> {
  const at = (daysAgo: number) => new Date(stage.today.getTime() - daysAgo * day)
  const dayOf = (daysAgo: number) => dayInVietNam(at(daysAgo))
  const supervisor = stage.staffId('kiemhuan')
  const talk = await beginTalk(stage.as('tongdai', at(6)), {
    ...none,
    body: { with_id: supervisor, occasion: 'hard_call', offered: false },
  })
  const agreed = await moveTalk(stage.as('kiemhuan', at(6)), {
    params: { talk_id: talk.id },
    query: undefined,
    body: { version: talk.version, move: 'agree' },
  })
  await moveTalk(stage.as('kiemhuan', at(5)), {
    params: { talk_id: talk.id },
    query: undefined,
    body: { version: agreed.version, move: 'hold', held_at: at(5).toISOString(), minutes: 45 },
  })
  await beginTalk(stage.as('quanly2', at(1)), {
    ...none,
    body: { with_id: supervisor, occasion: 'load', offered: false },
  })
  await recordThreat(stage.as('quanly', at(3)), {
    ...none,
    body: {
      happened_at: at(3).toISOString(),
      kind: 'insult',
      by_whom: 'violent_person',
      where_at: 'phone',
      story: 'Gọi đến máy trực ba lần, đòi biết chị ở đâu.',
      measures: ['other_line', 'not_alone'],
      told: ['supervisor'],
    },
  })
  await addAbsence(stage.as('quanly2', at(2)), {
    ...none,
    body: { kind: 'training', from_on: dayOf(0), until_on: dayOf(-3) },
  })
}
