import { sql } from 'kysely'
import { type Context, inTransaction } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import { lookAtCase, opener } from '#modules/cases/index.ts'
import type { Episode, EpisodesView, readEpisodesContract } from './episode.contract.ts'
import { episodeAt, noteAt, serviceAt } from './episode.seal.ts'
import { moment } from './stay.queries.ts'

type Sealed<T> = Omit<T, 'words'> & { sealed: string | null }
type EpisodeRow = Omit<Episode, 'words' | 'leaving' | 'services' | 'notes'> & {
  sealed_words: Buffer | null
  sealed_leaving: Buffer | null
  services: (Sealed<Episode['services'][number]> & { id: string })[]
  notes: Sealed<Episode['notes'][number]>[]
}

/** Episodes of a case, newest first; words for who works on it. Recorded. Refuses with `record.not_found`. */
export function readEpisodes(ctx: Context, { params }: RequestOf<typeof readEpisodesContract>) {
  return inTransaction(ctx, async (trx): Promise<EpisodesView> => {
    const look = await lookAtCase(trx, params.case_id, 'episodes')
    const words = (column: string) => sql`case when ${look.assigned} then ${sql.raw(column)} end`
    const { rows } = await sql<EpisodeRow>`
      select e.id, case when e.left_at is null then 'here' else 'left' end as state, (select h.name from shelter_house h where h.id = e.house_id) as house_name,
             ${moment('e.arrived_at')} as arrived_at, e.arrived_by, e.first_needs, e.plan_id, e.responsible_id, w.display_name as responsible_name,
             ${moment('e.left_at')} as left_at, e.left_to, e.follow_up_on::text as follow_up_on, e.version,
             ${words('e.sealed_words')} as sealed_words, ${words('e.sealed_leaving')} as sealed_leaving,
             (select coalesce(json_agg(json_build_object('id', s.id, 'code', s.service_code, 'name_vi', l.name_vi, 'name_en', l.name_en, 'source', l.source,
                'state', s.state, 'happened_at', ${moment('s.happened_at')}, 'version', s.version,
                'sealed', encode(${words('s.sealed_words')}, 'base64')) order by l.position, s.service_code), '[]')
              from one_stop_service s join law_one_stop_service l on l.code = s.service_code where s.episode_id = e.id) as services,
             (select coalesce(json_agg(json_build_object('id', n.id, 'on_day', n.on_day, 'by', b.display_name,
                'sealed', encode(${words('n.sealed_words')}, 'base64')) order by n.on_day desc, n.recorded_at desc, n.id), '[]')
              from one_stop_note n join staff b on b.id = n.written_by where n.episode_id = e.id) as notes
      from   one_stop_episode e join staff w on w.id = e.responsible_id where e.case_id = ${look.id} order by e.arrived_at desc, e.id`.execute(
      trx,
    )
    const open = opener(ctx, look)
    const bytes = (sealed: string | null) => (sealed ? Buffer.from(sealed, 'base64') : null)
    const houses = await sql<{ id: string; name: string }>`
      select id, name from shelter_house where kind = 'one_stop' and closed_on is null order by name, id`.execute(
      trx,
    )
    const plans = await sql<EpisodesView['plans'][number]>`
      select id, number, status from plan where case_id = ${look.id} order by number desc`.execute(trx)
    const workers = await sql<EpisodesView['workers'][number]>`
      select distinct s.id, s.display_name as name from case_assignment a join staff s on s.id = a.staff_id
      where a.case_id = ${look.id} and a.from_at <= now() and (a.until_at is null or a.until_at > now()) order by name, id`.execute(
      trx,
    )
    return {
      works_on: look.assigned,
      open: look.status === 'open',
      houses: houses.rows,
      plans: plans.rows,
      workers: workers.rows,
      episodes: rows.map(({ sealed_words, sealed_leaving, services, notes, ...episode }) => ({
        ...episode,
        words: open(episodeAt('sealed_words', episode.id), sealed_words),
        leaving: open(episodeAt('sealed_leaving', episode.id), sealed_leaving),
        services: services.map(({ id, sealed, ...service }) => ({
          ...service,
          words: open(serviceAt(id), bytes(sealed)),
        })),
        notes: notes.map(({ sealed, ...note }) => ({ ...note, words: open(noteAt(note.id), bytes(sealed)) })),
      })),
    }
  })
}
