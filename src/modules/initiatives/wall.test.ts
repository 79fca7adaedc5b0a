import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { sql } from 'kysely'
import { expect, inject, test } from 'vitest'
import { entered } from '#kernel/context.ts'
import { tokenHash } from '#kernel/cookies.ts'
import { withClient } from '#kernel/schema.ts'
import { caseHouse } from '#modules/cases/case.builders.ts'
import { floors } from '#modules/order.ts'
import { useWorld } from '#tests/support/world.ts'

const world = useWorld()
const ask = <T extends Record<string, unknown>>(text: string) =>
  withClient(
    { ...inject('cluster').superuser, database: world().server.database },
    async (client) => (await client.query(text)).rows as T[],
  )

/** Tables that prevention may name: its own, and those of the foundation. */
const ofPrevention =
  /^(initiative|activity|counted_attendance|press_outlet|officer|work_post|post_holding|campaign|dialogue|voice|hall_answer|petition|synthesis|recommendation|inspection|work_paper|social_policy|policy_reach|village|prevention)(_|$)/
const ofFoundation = [
  'agency',
  'agency_duty',
  'duty',
  'place',
  'place_form',
  'place_successor',
  'staff',
  'staff_role',
  'public_holiday',
  'draft',
  'notice',
]
const mayName = (table: string) => ofPrevention.test(table) || ofFoundation.includes(table)

test('no statement of prevention names a table of response', () => {
  const modules = path.resolve(import.meta.dirname, '..')
  const there = readdirSync(modules)
  const named = floors.prevention
    .filter((name) => there.includes(name))
    .flatMap((name) =>
      readdirSync(path.join(modules, name), { recursive: true, encoding: 'utf8' })
        .filter((file) => /\.ts$/.test(file) && !/\.(test|builders)\.ts$/.test(file))
        .flatMap((file) => {
          const text = readFileSync(path.join(modules, name, file), 'utf8')
          const built = [
            ...text.matchAll(
              /\.(?:selectFrom|insertInto|updateTable|deleteFrom|innerJoin|leftJoin)\('([a-z_]+)/g,
            ),
          ]
          const statements = [...text.matchAll(/sql(?:<[^`]*>)?`([^`]*)`/g)].map((match) => match[1] ?? '')
          const written = statements.flatMap((each) => [
            ...each.matchAll(/\b(?:from|join|update|into)\s+([a-z]+(?:_[a-z]+)*)\b(?!\s*\()/g),
          ])
          return [...built, ...written].map((match) => match[1] ?? '')
        }),
    )
  const tables = new Set(responseTables)
  expect(named.length).toBeGreaterThan(20)
  expect([...new Set(named)].filter((name) => tables.has(name))).toEqual([])
})

/** Tables in which somebody who is helped stands, or may stand. */
const responseTables = [
  'contact', 'contact_token', 'counselling', 'case_file', 'person', 'person_identity', 'person_token', 'incident', 'referral', 'safe_contact',
  'emergency_support', 'case_note', 'case_event', 'commune_incident', 'commune_person', 'respondent_file', 'police_report', 'clock', 'risk_assessment', 'document_file',
] // biome-ignore format: one list

test('no row of prevention points to a row of response, and no fact of it reads one', async () => {
  const keys = await ask<{ from: string; to: string }>(`
    select c.conrelid::regclass::text as from, c.confrelid::regclass::text as to from pg_constraint c where c.contype = 'f'`)
  const out = keys.filter(({ from, to }) => ofPrevention.test(from) && !mayName(to))
  expect(out).toEqual([])
  // A figure that a letter reports names the letter in the register.
  const mayPoint = (from: string) => ofPrevention.test(from) || from === 'reported_figure'
  const back = keys.filter(({ from, to }) => ofPrevention.test(to) && !mayPoint(from))
  expect(back).toEqual([])
  const facts = await ask<{ view: string; reads: string }>(`
    select distinct v.relname as view, t.relname as reads from pg_rewrite r join pg_class v on v.oid = r.ev_class and v.relkind = 'v'
    join pg_depend d on d.objid = r.oid and d.deptype = 'n' join pg_class t on t.oid = d.refobjid and t.relkind in ('r', 'v') and t.oid <> v.oid
    where v.relname ~ '^(fact_)?initiative'`)
  expect(facts.length).toBeGreaterThan(5)
  expect(facts.filter(({ reads }) => !mayName(reads) && !reads.startsWith('fact_initiative'))).toEqual([])
})

test('those who keep the registry see no row of a case, a contact or a commune’s book through the shared role', async () => {
  const house = await caseHouse(world())
  await house.managedCase()
  const tables = await ask<{ name: string }>(`
    select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind = 'r' and c.relrowsecurity and has_table_privilege('nangmai_app', c.oid, 'select')
      and exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname in ('case_id', 'contact_id', 'sealed_key') and not a.attisdropped)`)
  expect(tables.length).toBeGreaterThan(20)
  for (const role of ['union_officer', 'commune_officer', 'provincial_officer'] as const) {
    const { token } = await world().staff(role)
    await entered(world().house.db, tokenHash(token), async (trx) => {
      for (const { name } of [...tables, { name: 'case_file' }, { name: 'contact' }]) {
        const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(name)}`.execute(
          trx,
        )
        expect([role, name, rows[0]?.n]).toEqual([role, name, 0])
      }
    })
  }
})
