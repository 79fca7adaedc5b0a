import { sql } from 'kysely'
import { type Context, inTransaction } from '#kernel/context.ts'
import type { DemoStage } from '#kernel/module.ts'
import { writePaperContract } from './child.contract.ts'
import { foldPath, writePaper } from './child.service.ts'

interface Path {
  id: string
  part: string
  version: number
}

const hour = 3_600_000
const sentence = 'Điều bịa ra để trình diễn; không có đứa trẻ nào như thế.'

/** Children's paths over the living cases: one with a plan that waits for the chair, one in an emergency, some not needed. */
export async function seedChildren(stage: DemoStage): Promise<void> {
  let n = 0
  for (const username of ['quanly', 'quanly2']) {
    for (const path of await listPaths(stage.as(username, stage.today))) {
      const kind = n++ % 4
      if (kind === 0)
        await write(stage, username, path, ['record', 'first_assessment', 'assessment', 'meeting', 'plan'])
      else if (kind === 1) await write(stage, username, path, ['record'], true)
      else if (kind === 2 && path.part === 'child')
        await foldPath(stage.as(username, stage.today), {
          params: { path_id: path.id },
          query: undefined,
          body: { version: path.version, reason: 'not_harmed' },
        })
    }
  }
}

async function listPaths(ctx: Context): Promise<Path[]> {
  return inTransaction(ctx, async (trx) => {
    const { rows } = await sql<Path>`
      select p.id, n.part, p.version from child_path p join person n on n.id = p.person_id join case_file f on f.id = p.case_id
      where  f.status = 'open' and p.track = 'under_16' and p.state = 'received' and access.works_on(f.id)
      order  by f.opened_at, p.id limit 20`.execute(trx)
    return rows
  })
}

const contentOf: Readonly<Record<string, object>> = {
  record: { source: 'phone', what: sentence },
  first_assessment: { harm: sentence, risks: sentence },
  assessment: { body_and_mind: sentence, risks: sentence, needs: sentence, child_says: sentence },
  meeting: { concluded: sentence },
  plan: {
    goal: sentence,
    services: [
      {
        service: 'Tham vấn tâm lý',
        by: 'Trung tâm Công tác xã hội',
        from_on: '2026-11-23',
        cost_vnd: 500_000,
      },
    ],
  },
}

async function write(
  stage: DemoStage,
  username: string,
  path: Path,
  forms: readonly string[],
  grave = false,
): Promise<void> {
  let { version } = path
  for (const [at, form] of forms.entries()) {
    const moment = new Date(stage.today.getTime() - (forms.length - at) * 3 * hour)
    const body = writePaperContract.body?.parse({
      form,
      version,
      happened_at: moment.toISOString(),
      confidentiality: 'path_only',
      scope: ['case_team', 'child_officer'],
      people: form === 'meeting' ? [{ purpose: 'participant', function: 'child_officer' }] : [],
      ...(form === 'record' || form === 'first_assessment' ? { grave } : {}),
      content: contentOf[form],
    })
    if (!body) throw new Error('the contract of a paper has a body')
    const made = await writePaper(stage.as(username, stage.today), {
      params: { path_id: path.id },
      query: undefined,
      body,
    })
    version = made.version
  }
}
