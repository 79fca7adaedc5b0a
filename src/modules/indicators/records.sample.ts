import { type RawBuilder, sql } from 'kysely'
import { entered, type House } from '#kernel/context.ts'
import { tokenHash } from '#kernel/cookies.ts'
import { newId } from '#kernel/id.ts'

/** Who writes the records of a test: an operator who also supervises, so that the row rules let every table through. */
export interface Writer {
  id: string
  agencyId: string
  token: string
}

interface Made {
  /** Day it happened, at noon in the province. */
  on?: string
  province?: string
  place?: string | null
}

export interface SampleCall extends Made {
  kind?: string
  caller?: string
  outcome?: string
  topic?: string
  gender_equality?: boolean
  gbv?: boolean
  sex?: string
  age?: string
}

const noon = (day: string) => `${day}T12:00:00+07:00`

/** Invented records behind figures, written under the row rules of an operator. Each function gives the ids it made. */
export function samplesBy(house: House, writer: Writer) {
  const insert = (table: string, rows: Record<string, unknown>[]) =>
    rows.length === 0
      ? Promise.resolve()
      : entered(house.db, tokenHash(writer.token), async (trx) => {
          const columns = Object.keys(rows[0] ?? {})
          const names: RawBuilder<unknown> = sql.join(columns.map((column) => sql.ref(column)))
          await sql`insert into ${sql.table(table)} (${names}) select ${names}
                    from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb)`.execute(
            trx,
          )
        })

  async function calls(given: readonly SampleCall[]): Promise<string[]> {
    const rows = given.map(
      ({ on = '2022-03-01', province = '22', place = null, sex = 'female', age = 'unknown', ...rest }) => ({
        id: newId(),
        province_id: province,
        place_id: place,
        agency_id: writer.agencyId,
        taken_by: writer.id,
        recorded_at: noon(on),
        started_at: noon(on),
        ended_at: noon(on),
        language: 'vi',
        interpreter: 'none',
        danger_now: false,
        sexual_assault: false,
        suicide_risk: false,
        danger_signs: [],
        needs: [],
        advice: [],
        caller_sex: sex,
        caller_age: age,
        anonymous: true,
        back_entered: false,
        version: 1,
        kind: 'inbound_call',
        caller: 'survivor',
        outcome: 'advised',
        topic: 'family',
        gender_equality: false,
        gbv: false,
        ...rest,
        received_from: rest.kind === 'handover' ? 'police' : null,
      }),
    )
    await insert('contact', rows)
    return rows.map((row) => row.id)
  }

  /** A person counselled, with the days of the sessions held face to face. */
  async function counselled(sessions: readonly string[], made: SampleCall = {}): Promise<string> {
    const [contact] = await calls([{ kind: 'walk_in', ...made }])
    const id = newId()
    await insert('counselling', [
      {
        id,
        province_id: made.province ?? '22',
        agency_id: writer.agencyId,
        contact_id: contact,
        topic: made.topic ?? 'family',
        opened_at: noon('2022-01-01'),
        opened_by: writer.id,
        version: 1,
      },
    ])
    await insert(
      'counselling_session',
      sessions.map((day) => ({
        id: newId(),
        counselling_id: id,
        province_id: made.province ?? '22',
        agency_id: writer.agencyId,
        held_at: noon(day),
        mode: 'direct',
        minutes: 45,
        held_by: writer.id,
        version: 1,
      })),
    )
    return id
  }

  /** A case opened on a day; what it came from is a contact that counts in no figure of calls. */
  async function opened(made: Made & { from?: string } = {}): Promise<string> {
    const [contact] = await calls([{ ...(made.on ? { on: made.on } : {}), kind: 'walk_in' }])
    const id = newId()
    const day = noon(made.on ?? '2022-03-01')
    await insert('case_file', [
      {
        id,
        province_id: made.province ?? '22',
        agency_id: writer.agencyId,
        code: `THU-${id.slice(-12)}`,
        contact_id: contact,
        received_from: made.from ?? 'hotline',
        place_id: made.place ?? null,
        opened_at: day,
        opened_by: writer.id,
        status: 'open',
        step: 1,
        danger: 'unknown',
        gender_equality: true,
        gbv: true,
        topic: 'domestic_violence',
        changed_at: day,
        changed_by: writer.id,
        version: 1,
      },
    ])
    return id
  }

  /** Emergency support for a mother and some children of a case, on each of the days. */
  async function helped(caseId: string, days: readonly string[], children = 0): Promise<void> {
    const persons = ['survivor', ...Array.from({ length: children }, () => 'child')].map((part) => ({
      id: newId(),
      case_id: caseId,
      province_id: '22',
      part,
      sex: 'female',
      age_years: part === 'child' ? 6 : 30,
      accompanies: part === 'child',
      added_at: noon('2022-01-01'),
      version: 1,
    }))
    await insert('person', persons)
    for (const day of days) {
      const support = newId()
      await insert('emergency_support', [
        {
          id: support,
          case_id: caseId,
          province_id: '22',
          given_at: noon(day),
          kinds: ['protection'],
          given_by: writer.id,
          version: 1,
        },
      ])
      await insert(
        'emergency_support_person',
        persons.map((person) => ({ support_id: support, person_id: person.id })),
      )
    }
  }

  return { calls, counselled, opened, helped }
}
