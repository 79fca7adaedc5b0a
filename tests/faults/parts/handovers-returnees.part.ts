import { addPersonContract } from '#modules/cases/person.contract.ts'
import { prepareHandoverContract } from '#modules/handovers/handover.contract.ts'
import * as regime from '#modules/returnees/regime.contract.ts'
import { addReturneeContract } from '#modules/returnees/returnee.contract.ts'
import type { FaultPart, PartScene } from '#tests/support/fault-parts.ts'
import { sampleMoment } from '#tests/support/samples.ts'
import { cases, row, workers } from '../idor.rows.ts'

const handovers = '/api/cases/:case_id/person-handovers'
const handover = `${handovers}/:handover_id`
const returnees = '/api/cases/:case_id/returnees'
const returnee = `${returnees}/:returnee_id`
const readHandovers = [`GET ${handovers}`]
const readReturnees = [`GET ${returnees}`]
const mine = cases(workers)
const ofReturnee = [
  `POST ${returnee}/province`,
  `POST ${returnee}/verification`,
  `POST ${returnee}/move`,
  `PUT ${returnee}/origin`,
  `POST ${returnee}/visits`,
  `POST ${returnee}/care`,
  `POST ${returnee}/care/:care_id/end`,
  `POST ${returnee}/care/:care_id/longer`,
  `POST ${returnee}/supports`,
  `POST ${returnee}/supports/:support_id/move`,
]
const ofCare = ofReturnee.filter((route) => route.includes(':care_id'))
const ofSupport = ofReturnee.filter((route) => route.includes(':support_id'))

/** As many as a test may use up without anything being put back: what looks for traces must find none of ours. */
const [sparePersons, spareReturnees] = [40, 12]
type Look = PartScene['look']
type Known = Readonly<Record<string, string>>

/** Persons of the case beside the ones it has, and some of them written as returnees. */
async function makeSpares(look: Look, known: Known): Promise<Record<string, string>> {
  const persons = await look<{ id: string }>(
    "insert into person (id, case_id, province_id, part, sex, age_years) select gen_random_uuid(), f.id, f.province_id, 'relative', 'female', 30 from case_file f, generate_series(1, $2::integer) where f.id = $1 returning id",
    [known.case, sparePersons + spareReturnees],
  )
  const ids = persons.map((person) => person.id)
  const returnees = await look<{ id: string }>(
    `insert into returnee (id, case_id, person_id, province_id, status, source, came_on, status_at, recorded_at, recorded_by, changed_by)
     select gen_random_uuid(), r.case_id, p.id, r.province_id, 'identifying', r.source, r.came_on, r.status_at, r.recorded_at, r.recorded_by, r.changed_by
     from   returnee r, unnest($2::uuid[]) as p (id) where r.id = $1 returning id`,
    [known.returnee, ids.slice(0, spareReturnees)],
  )
  return {
    spareReturnees: returnees.map((row) => row.id).join(),
    sparePersons: ids.slice(spareReturnees).join(),
  }
}

/** The first of these that no row of a table holds; where all are held, they are let go again. */
async function unused(
  look: Look,
  ids: string | undefined,
  held: string,
  letGo: string,
): Promise<string | undefined> {
  const all = (ids ?? '').split(',')
  const find = () =>
    look<{ id: string }>(
      `select x.id::text as id from unnest($1::uuid[]) as x (id) where not exists (${held}) limit 1`,
      [all],
    )
  const [free] = await find()
  if (free) return free.id
  await look(letGo, [all])
  return (await find())[0]?.id
}

/** Hand-overs of persons, and who came back from trafficking. */
export const part: FaultPart = {
  async make({ people, known, look }) {
    const { operator } = people
    const params = { case_id: known.case ?? '' }
    const add = async () =>
      (
        await operator.call(addPersonContract, {
          params,
          body: { part: 'relative', sex: 'female', age_years: 30 },
        })
      ).id
    const give = async (person: string, more: object = {}) => {
      const made = await operator.call(prepareHandoverContract, {
        params,
        body: {
          direction: 'given',
          other_kind: 'ngo',
          other_name: 'nơi mẫu',
          person_ids: [person],
          happened_at: sampleMoment,
          ...more,
        },
      })
      return made.id
    }
    const signer = { name: 'người mẫu', function: 'việc mẫu' }
    const handed = {
      personHandover: await give(await add()),
      signedHandover: await give(await add(), {
        signed: { signed_at: sampleMoment, giver: signer, receiver: signer },
      }),
    }
    const write = async (person_id: string) => {
      const made = await operator.call(addReturneeContract, {
        params,
        body: {
          person_id,
          status: 'identifying',
          source: 'self_report',
          came_on: '2026-11-01',
          birth_year: 1999,
          commune_told_at: '2026-11-01T08:00:00+07:00',
        },
      })
      return made.id
    }
    const madeReturnee = await write(await add())
    const returneeInCare = await write(await add())
    const one = { ...params, returnee_id: returneeInCare }
    const { id: returneeCare } = await operator.call(regime.beginCareContract, {
      params: one,
      body: { kind: 'shelter', began_on: '2026-11-02', facility: 'nơi mẫu' },
    })
    const { id: returneeSupport } = await operator.call(regime.addSupportItemContract, {
      params: one,
      body: { item_code: 'medical', needed_on: '2026-11-02' },
    })
    return {
      ...handed,
      returnee: madeReturnee,
      returneeInCare,
      returneeCare,
      returneeSupport,
      ...(await makeSpares(look, { ...known, returnee: madeReturnee })),
    }
  },
  records: {
    [`POST ${handover}/move handover_id`]: 'personHandover',
    [`GET ${handover}/minutes handover_id`]: 'personHandover',
    [`POST ${handovers} other_agency_id`]: 'otherAgency',
    [`POST ${handovers} receiver_person_id`]: 'person',
    [`POST ${handovers} client_ref`]: 'draft',
    [`POST ${returnees} client_ref`]: 'draft',
    [`POST ${returnee}/care agency_id`]: 'otherAgency',
    ...Object.fromEntries(
      ofReturnee.map((route) => [
        `${route} returnee_id`,
        ofCare.includes(route) || ofSupport.includes(route) ? 'returneeInCare' : 'returnee',
      ]),
    ),
    ...Object.fromEntries(ofCare.map((route) => [`${route} care_id`, 'returneeCare'])),
    ...Object.fromEntries(ofSupport.map((route) => [`${route} support_id`, 'returneeSupport'])),
  },
  hints: {
    [`POST ${handovers}`]: (body) => ({
      ...body,
      direction: 'given',
      other_kind: 'ngo',
      happened_at: sampleMoment,
      client_ref: undefined,
    }),
    [`POST ${returnees}`]: (body) => ({
      ...body,
      status: 'identifying',
      came_on: '2026-11-20',
      birthday: '1999-02-03',
      birth_year: undefined,
      client_ref: undefined,
    }),
    [`POST ${returnee}/move`]: (body) => ({
      ...body,
      move: 'deny',
      on: '2026-11-20',
      proof: undefined,
      proof_number: undefined,
    }),
    [`POST ${returnee}/visits`]: (body) => ({
      ...body,
      visited_on: '2026-11-20',
      next_on: '2026-12-20',
    }),
    [`POST ${returnee}/care`]: (body) => ({ ...body, began_on: '2026-11-20' }),
    [`POST ${returnee}/care/:care_id/end`]: (body) => ({ ...body, ended_on: '2026-11-20' }),
    [`POST ${returnee}/care/:care_id/longer`]: (body) => ({ ...body, until: '2027-05-01', by: 'director' }),
    [`POST ${returnee}/supports`]: (body) => ({ ...body, item_code: 'education', needed_on: '2026-11-20' }),
    [`POST ${returnee}/supports/:support_id/move`]: (body) => ({
      ...body,
      move: 'offer',
      on: '2026-11-20',
      amount_vnd: undefined,
    }),
  },
  versionAt: [
    ['/person-handovers/:handover_id', 'person_handover', 'id', 'handover_id'],
    ['/care/:care_id', 'returnee_care', 'id', 'care_id'],
    ['/supports/:support_id', 'returnee_support', 'id', 'support_id'],
    ['/api/cases/:case_id/returnees/:returnee_id', 'returnee', 'id', 'returnee_id'],
  ],
  fresh: {
    // Given and received in turn, each later than the one before.
    [`POST ${handovers}`]: async (look, known, sample) => {
      const [last] = await look<{ direction: string; at: Date }>(
        `select h.direction, h.happened_at as at from person_handover h join person_handover_person x on x.handover_id = h.id
         where  x.person_id = $1 and h.status in ('done', 'confirmed') order by h.happened_at desc limit 1`,
        [known.person],
      )
      const at = new Date((last?.at ?? new Date(sampleMoment)).getTime() + 1_000).toISOString()
      const signed = sample.body?.signed as object
      return {
        body: {
          ...sample.body,
          direction: last?.direction === 'given' ? 'received' : 'given',
          happened_at: at,
          signed: { ...signed, signed_at: at },
        },
      }
    },
    [`POST ${handover}/move`]: async (look, known, sample) => {
      if (sample.body?.move === 'confirm') {
        await look(
          "update person_handover set status = 'done', arrival = null where id = $1 and status = 'confirmed'",
          [known.signedHandover],
        )
        return { params: { ...sample.params, handover_id: known.signedHandover ?? '' } }
      }
      await look(
        "update person_handover set status = 'prepared', signed_at = null, sealed_signers = null where id = $1 and status <> 'prepared'",
        [known.personHandover],
      )
      return undefined
    },
    [`POST ${returnees}`]: async (look, known, sample) => ({
      body: {
        ...sample.body,
        person_id: await unused(
          look,
          known.sparePersons,
          'select 1 from returnee r where r.person_id = x.id',
          'delete from returnee where person_id = any ($1::uuid[])',
        ),
      },
    }),
    [`POST ${returnee}/province`]: async (look, known) =>
      void (await look(
        "update returnee set status = 'identifying', victim_on = null, province_told_at = null, told_how = null, verified_on = null, with_police = null where id = $1 and (province_told_at is not null or status <> 'identifying')",
        [known.returnee],
      )),
    [`POST ${returnee}/verification`]: async (look, known) =>
      void (await look(
        'update returnee set verified_on = null, with_police = null where id = $1 and verified_on is not null',
        [known.returnee],
      )),
    [`POST ${returnee}/move`]: async (look, known) =>
      void (await look(
        "update returnee set status = 'identifying', victim_on = null where id = $1 and status <> 'identifying'",
        [known.returnee],
      )),
    [`POST ${returnee}/care`]: async (look, known, sample) => ({
      params: {
        ...sample.params,
        returnee_id:
          (await unused(
            look,
            known.spareReturnees,
            'select 1 from returnee_care c where c.returnee_id = x.id and c.ended_on is null',
            "update returnee_care set began_on = '2026-11-02', ended_on = '2026-11-03', ended_to = 'other' where returnee_id = any ($1::uuid[])",
          )) ?? '',
      },
    }),
    ...Object.fromEntries(
      ofCare.map((route) => [
        route,
        async (look: Look, known: Known) =>
          void (await look(
            'update returnee_care set ended_on = null, ended_to = null where id = $1 and ended_on is not null',
            [known.returneeCare],
          )),
      ]),
    ),
    [`POST ${returnee}/supports`]: async (look, known, sample) => ({
      params: {
        ...sample.params,
        returnee_id:
          (await unused(
            look,
            known.spareReturnees,
            "select 1 from returnee_support s where s.returnee_id = x.id and s.state = 'needed'",
            "update returnee_support set state = 'declined' where returnee_id = any ($1::uuid[])",
          )) ?? '',
      },
    }),
    [`POST ${returnee}/supports/:support_id/move`]: async (look, known) =>
      void (await look(
        "update returnee_support set state = 'needed', offered_on = null where id = $1 and state <> 'needed'",
        [known.returneeSupport],
      )),
  },
  readBy: {
    [`POST ${handovers}`]: readHandovers,
    [`POST ${handover}/move`]: readHandovers,
    [`POST ${returnees}`]: readReturnees,
    [`POST ${returnee}/move`]: readReturnees,
    [`PUT ${returnee}/origin`]: readReturnees,
    [`POST ${returnee}/visits`]: readReturnees,
    [`POST ${returnee}/care`]: readReturnees,
    [`POST ${returnee}/care/:care_id/end`]: readReturnees,
    [`POST ${returnee}/supports`]: readReturnees,
    [`POST ${returnee}/supports/:support_id/move`]: readReturnees,
  },
  idor: [
    ...row(
      'case',
      'params.case_id',
      cases([...workers, 'supervisor']),
      `GET ${handovers}`,
      `GET ${returnees}`,
    ),
    ...row(
      'case',
      'params.case_id',
      mine,
      `POST ${handovers}`,
      `POST ${handover}/move`,
      `GET ${handover}/minutes`,
      `POST ${returnees}`,
      ...ofReturnee,
    ),
    ...row('personHandover', 'params.handover_id', mine, `POST ${handover}/move`, `GET ${handover}/minutes`),
    ...row('person', 'body.person_ids', mine, `POST ${handovers}`),
    ...row('person', 'body.receiver_person_id', mine, `POST ${handovers}`),
    ...row('open', 'body.other_agency_id', {}, `POST ${handovers}`),
    ...row('person', 'body.person_id', mine, `POST ${returnees}`),
    ...row(
      'returnee',
      'params.returnee_id',
      mine,
      ...ofReturnee.filter((route) => !ofCare.includes(route) && !ofSupport.includes(route)),
    ),
    ...row('returneeInCare', 'params.returnee_id', mine, ...ofCare, ...ofSupport),
    ...row('returneeCare', 'params.care_id', mine, ...ofCare),
    ...row('returneeSupport', 'params.support_id', mine, ...ofSupport),
    ...row('open', 'body.agency_id', {}, `POST ${returnee}/care`),
  ],
}
