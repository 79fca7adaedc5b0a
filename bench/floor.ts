import type { FastifyInstance } from 'fastify'
import type pg from 'pg'

/** The floor that saving is measured against: one bare INSERT with an audit trigger, through the same HTTP server. */
export async function serveFloor(app: FastifyInstance, superuser: pg.Client, pool: pg.Pool): Promise<void> {
  await superuser.query(`
    create table bench_floor (id bigint generated always as identity primary key, agency_id uuid, kind text, topic text, started_at timestamptz, notes bytea);
    create table bench_floor_audit (id bigint generated always as identity primary key, at timestamptz default clock_timestamp(), detail jsonb);
    create function bench_floor_audit() returns trigger language plpgsql security definer as
      $$ begin insert into bench_floor_audit (detail) values (to_jsonb(new) - 'notes'); return null; end $$;
    create trigger bench_floor_audited after insert on bench_floor for each row execute function bench_floor_audit();
    grant insert, select on bench_floor to nangmai_app;`)
  app.post('/bench/floor', { schema: { hide: true } }, async (request) => {
    const body = request.body as { kind: string; topic: string; started_at: string; notes: string }
    const made = await pool.query(
      'insert into bench_floor (kind, topic, started_at, notes) values ($1, $2, $3, $4) returning id',
      [body.kind, body.topic, body.started_at, Buffer.from(body.notes)],
    )
    return { id: String(made.rows[0].id) }
  })
}
