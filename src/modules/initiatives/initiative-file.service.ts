import { type Context, inTransaction } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import { Refusal } from '#kernel/refusal.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import type * as contracts from './initiative.contract.ts'
import * as file from './initiative-file.queries.ts'
import { findLine, listBecame } from './initiative-list.queries.ts'
import { linesOf } from './initiative-list.service.ts'
import { findPublic } from './public.service.ts'

/** One initiative with everything that is kept of it. Names of members stand in a list of their own. */
export function readInitiative(ctx: Context, { params }: RequestOf<typeof contracts.readInitiativeContract>) {
  return inTransaction(ctx, async (trx) => {
    const id = params.initiative_id
    const today = dayInVietNam(ctx.now())
    const row = await findLine(trx, today, id)
    const head = await file.findHead(trx, id)
    if (!row || !head) throw new Refusal('record.not_found', { initiative: id })
    const [line] = await linesOf(trx, today, [row])
    const { from_id, ...rest } = head
    const became = Map.groupBy(await listBecame(trx, today, id), (each) => each.origin)
    const meetings = await file.listMeetings(trx, id)
    const { grown_from, grown } = await file.listFamily(trx, id, from_id)
    return {
      ...(line ?? { ...row, asks_place: false }),
      ...rest,
      steps: await file.listSteps(trx, id),
      hosts: await file.listHosts(trx, id),
      working_in: (await file.listWorkingIn(trx, id)).map((place) => {
        const units = place.until_on === null ? (became.get(place.place_id) ?? []) : []
        return {
          ...place,
          became: units.map(({ id, name }) => ({ id, name })),
          asks: units.some((unit) => unit.needs_choice),
        }
      }),
      grown_from,
      grown,
      headcounts: await file.listHeadcounts(trx, id),
      meetings: meetings.items,
      meetings_all: meetings.all,
      livelihood: await file.listLivelihood(trx, id),
      funds: await file.listFunds(trx, id),
      files: await file.listFiles(trx, id),
      open: await findPublic(trx, id),
    }
  })
}
