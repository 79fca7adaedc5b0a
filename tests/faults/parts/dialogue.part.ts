import { randomUUID } from 'node:crypto'
import { planDialogueContract, readDialogueContract } from '#modules/dialogue/dialogue.contract.ts'
import { addDialogueFileContract } from '#modules/dialogue/file.contract.ts'
import { readPetitionContract, recordPetitionContract } from '#modules/dialogue/petition.contract.ts'
import { listNotesContract, sendNotesContract } from '#modules/dialogue/question.contract.ts'
import { draftRecommendationContract } from '#modules/dialogue/recommendation.contract.ts'
import { makeSynthesisContract, readSynthesisContract } from '#modules/dialogue/synthesis.contract.ts'
import { addTopicContract } from '#modules/dialogue/topic.contract.ts'
import { samplePdf } from '#modules/documents/index.ts'
import type { FaultPart } from '#tests/support/fault-parts.ts'
import { everyone, type IdorRow, row } from '../idor.rows.ts'

const keepers = ['commune_officer', 'union_officer', 'provincial_officer'] as const
const readers = [...keepers, 'leader', 'clerk', 'partner_desk'] as const
const movers = [...keepers, 'partner_desk'] as const
const notDesk = ['commune_officer', 'union_officer', 'provincial_officer', 'leader', 'clerk'] as const
const ofUnion = ['union_officer'] as const
/** The scene's agencies belong to the province itself: what one of them holds, the Union of the province keeps too. */
const kept = (): IdorRow['exists'] => ({
  own: keepers,
  agency: keepers,
  other: ofUnion,
  conflict: keepers,
  ended: keepers,
})
const inProvince: IdorRow['exists'] = {
  own: readers,
  agency: readers,
  other: readers,
  conflict: readers,
  ended: readers,
}
/** The scene's own partner desk is of another agency. */
const seen: IdorRow['exists'] = { ...inProvince, own: notDesk, other: ['union_officer', 'leader'] }
const moved: IdorRow['exists'] = {
  own: keepers,
  agency: movers,
  other: ofUnion,
  conflict: movers,
  ended: movers,
}

const dialogues = '/api/dialogues'
const dialogue = `${dialogues}/:dialogue_id`
const petitions = '/api/petitions'
const petition = `${petitions}/:petition_id`
const syntheses = '/api/syntheses'
const synthesis = `${syntheses}/:synthesis_id`
const recommendations = '/api/recommendations'
const plain = (body: Record<string, unknown>) => ({
  ...body,
  held_on: '2026-11-19',
  from_time: '08:00',
  until_time: '11:30',
  agenda: [{ title: 'Chữ mẫu chỉ để thử', topic: 'health', at: '08:15', speaker: 'Chữ mẫu chỉ để thử' }],
  bodies: [{ name: 'Chữ mẫu chỉ để thử', coming: 'yes', attended: 2, female: 1 }],
})
const aVoice = (words: string) => ({ client_ref: randomUUID(), kind: 'petition' as const, words })
const stateFor: Record<string, string> = {
  ask: 'recorded',
  accept: 'asked',
  refuse: 'asked',
  give_back: 'asked',
  ask_more: 'accepted',
  give_more: 'more',
  note: 'asked',
  answer: 'accepted',
  read_back: 'answered',
  close_met: 'read_back',
  close_unmet: 'read_back',
  reopen: 'met',
}
/** A note that is sent again is the same note: each time the earlier one gives its name away. */
const newNote =
  (table: 'voice' | 'hall_answer') =>
  (ref: unknown): [string, unknown[]] => [
    `update ${table} set client_ref = gen_random_uuid() where client_ref = $1`,
    [ref],
  ]

/** A name stands once in the list: each time the topics made before give theirs away. */
const forgetTopics: NonNullable<FaultPart['fresh']>[string] = async (look, known) => {
  await look("delete from dialogue_topic where mark = 'S' and edited_by is not null and code <> $1", [
    known.dialogueTopic,
  ])
  await look("update dialogue_topic set name_vi = 'Chủ đề mẫu', valid_until = null where code = $1", [
    known.dialogueTopic,
  ])
  return undefined
}

/** Dialogues, what is said there, petitions and their way. */
export const part: FaultPart = {
  async make({ people, known }) {
    const officer = people.commune_officer
    const plan = async (title: string) =>
      (
        await officer.call(planDialogueContract, {
          body: { title, place_id: '22', held_on: '2026-11-19' },
        })
      ).id
    const { id: inviting } = await officer.call(planDialogueContract, {
      body: {
        title: 'Đối thoại mẫu có mời',
        place_id: '22',
        held_on: '2026-11-19',
        groups: [{ group: 'rural', invited: 3 }],
      },
    })
    const asked = await officer.call(readDialogueContract, { params: { dialogue_id: inviting } })
    const [held, moved] = [await plan('Đối thoại mẫu'), await plan('Đối thoại mẫu khác')]
    await officer.call(sendNotesContract, {
      params: { dialogue_id: held },
      body: {
        notes: [
          { what: 'voice', ...aVoice('Ý mẫu'), wants_told: true },
          { what: 'voice', ...aVoice('Ý mẫu phải chuyển đi') },
        ],
      },
    })
    const { id: picture } = await officer.call(addDialogueFileContract, {
      params: { dialogue_id: held },
      body: { name: 'giay.pdf', people_shown: 'nobody' },
      file: samplePdf('mẫu'),
    })
    const notes = await officer.call(listNotesContract, { params: { dialogue_id: held } })
    const record = async (title: string) =>
      (
        await officer.call(recordPetitionContract, {
          body: {
            title,
            kind: 'petition',
            topic: 'health',
            regime: 'reception',
            place_id: '22',
            voices: [aVoice(`Lời hỏi ${title}`)],
          },
        })
      ).id
    const [one, other, whole] = [
      await record('Kiến nghị mẫu'),
      await record('Kiến nghị mẫu hai'),
      await record('Kiến nghị mẫu ba'),
    ]
    const file = await officer.call(readPetitionContract, { params: { petition_id: whole } })
    const { id: sent } = await officer.call(makeSynthesisContract, {
      body: { title: 'Tổng hợp mẫu', from: '2026-11-01', until: '2026-12-01' },
    })
    const { lines } = await officer.call(readSynthesisContract, { params: { synthesis_id: sent } })
    const { id: recommendation } = await officer.call(draftRecommendationContract, {
      body: { to_body: 'Bộ mẫu', topic: 'health', words: 'Đề nghị mẫu', place_id: '22' },
    })
    const { code: topic } = await people.union_officer.call(addTopicContract, {
      body: { name_vi: 'Chủ đề mẫu', duty: 'health' },
    })
    return {
      dialogue: held,
      dialogueTopic: topic,
      invitingDialogue: inviting,
      invitedParty: asked.parties[0]?.id ?? '',
      dialoguePicture: picture,
      movedDialogue: moved,
      voice: notes.voices[0]?.id ?? '',
      leavingVoice: notes.voices[1]?.id ?? '',
      tellCode: notes.voices.find((each) => each.tell_code)?.tell_code ?? '',
      petition: one,
      otherPetition: other,
      wholePetition: whole,
      wholeVoice: file.voices[0]?.id ?? '',
      answeringBody: known.agency ?? '',
      synthesis: sent,
      synthesisLine: lines[0]?.id ?? '',
      recommendation,
    }
  },
  records: {
    dialogue_id: 'dialogue',
    [`POST ${dialogue}/move dialogue_id`]: 'movedDialogue',
    [`GET ${dialogue}/files/:file_id file_id`]: 'dialoguePicture',
    [`POST ${dialogue}/files/:file_id/remove file_id`]: 'dialoguePicture',
    petition_id: 'petition',
    [`POST ${petition}/split petition_id`]: 'wholePetition',
    [`GET ${dialogue}/invitations dialogue_id`]: 'invitingDialogue',
    party_id: 'invitedParty',
    body_id: 'answeringBody',
    voice_id: 'leavingVoice',
    [`POST ${petitions} voice_ids`]: 'voice',
    [`POST ${petition}/split voice_ids`]: 'wholeVoice',
    synthesis_id: 'synthesis',
    [`POST ${synthesis}/lines/:line_id synthesis_id`]: 'synthesis',
    [`POST ${synthesis}/lines/:line_id line_id`]: 'synthesisLine',
    'POST /api/recommendations line_id': 'synthesisLine',
    recommendation_id: 'recommendation',
    other_ids: 'otherPetition',
    next_agency_id: 'otherAgency',
    'GET /api/public/petitions/:code code': 'tellCode',
    'PUT /api/dialogue-topics/:code code': 'dialogueTopic',
  },
  hints: {
    'POST /api/dialogue-topics': (body) => ({ ...body, duty: 'health' }),
    'PUT /api/dialogue-topics/:code': (body) => ({ ...body, duty: 'health', valid_until: null }),
    [`GET ${dialogue}/invitations`]: () => ({}),
    [`POST ${dialogues}`]: plain,
    [`PUT ${dialogue}`]: plain,
    [`POST ${dialogue}/move`]: (body) => ({ ...body, move: 'hold' }),
    [`POST ${dialogue}/notes`]: (body) => ({
      notes: (body.notes as Record<string, unknown>[]).map((note) => ({
        ...note,
        topic: undefined,
        to: undefined,
        ...(note.what === 'answer' ? { body_id: undefined } : {}),
      })),
    }),
    [`POST ${petitions}`]: (body) => ({
      ...body,
      topic: 'health',
      voices: (body.voices as Record<string, unknown>[]).map((voice) => ({ ...voice, topic: undefined })),
    }),
    [`PATCH ${petition}`]: (body) => ({ ...body, topic: 'health' }),
    [`POST ${petition}/split`]: (body) => {
      const [part] = body.parts as Record<string, unknown>[]
      return {
        ...body,
        parts: [
          { ...part, topic: 'health' },
          { title: 'Phần mẫu', topic: 'jobs', voice_ids: part?.voice_ids },
        ],
      }
    },
    [`POST ${petition}/moves`]: (body) => (body.move === 'answer' ? { ...body, due_on: '2026-12-20' } : body),
    [`POST ${syntheses}`]: (body) => ({
      ...body,
      from: '2026-11-01',
      until: '2026-12-01',
      topics: [],
      place_id: undefined,
    }),
    [`POST ${recommendations}`]: (body) => ({ ...body, topic: 'health' }),
    [`POST ${recommendations}/:recommendation_id/move`]: (body) => ({ ...body, move: 'send' }),
  },
  versionAt: [
    ['/api/dialogue-topics/', 'dialogue_topic', 'code', 'code'],
    [`${dialogue}/files/:file_id`, 'dialogue_file', 'id', 'file_id'],
    ['/lines/:line_id', 'synthesis_line', 'id', 'line_id'],
    [synthesis, 'synthesis', 'id', 'synthesis_id'],
    [`${recommendations}/`, 'recommendation', 'id', 'recommendation_id'],
    [petition, 'petition', 'id', 'petition_id'],
    [dialogue, 'dialogue', 'id', 'dialogue_id'],
  ],
  fresh: {
    'POST /api/dialogue-topics': forgetTopics,
    'PUT /api/dialogue-topics/:code': forgetTopics,
    [`POST ${dialogue}/files/:file_id/remove`]: async (look, known) =>
      void (await look('update dialogue_file set removed_at = null where id = $1', [known.dialoguePicture])),
    [`GET ${dialogue}/files/:file_id`]: async (look, known) =>
      void (await look('update dialogue_file set removed_at = null where id = $1', [known.dialoguePicture])),
    [`POST ${dialogue}/move`]: async (look, known) =>
      void (await look("update dialogue set status = 'planned' where id = $1", [known.movedDialogue])),
    [`POST ${dialogue}/notes`]: async (look, _known, sample) => {
      for (const note of (sample.body?.notes ?? []) as Record<string, unknown>[])
        await look(...newNote(note.what === 'voice' ? 'voice' : 'hall_answer')(note.client_ref))
      return undefined
    },
    [`POST ${dialogue}/leavings`]: async (look, _known, sample) =>
      void (await look(...newNote('voice')(sample.body?.client_ref))),
    'POST /api/voices/:voice_id/leave': async (look, known) =>
      void (await look(
        `update voice set left_for = null, kind = 'petition', source = 'hall', words = 'Ý mẫu phải chuyển đi', folded = 'y mau', askers = 1,
           recorded_by = (select recorded_by from dialogue where id = dialogue_id) where id = $1`,
        [known.leavingVoice],
      )),
    [`POST ${petitions}`]: async (look, _known, sample) => {
      for (const voice of (sample.body?.voices ?? []) as Record<string, unknown>[])
        await look(...newNote('voice')(voice.client_ref))
      return undefined
    },
    [`POST ${petition}/moves`]: async (look, known, sample) => {
      const state = stateFor[String(sample.body?.move)] ?? 'recorded'
      const atBody = ['asked', 'accepted', 'more', 'noted'].includes(state)
      await look('delete from petition_turn where petition_id = $1', [known.petition])
      await look(
        `update petition set state = $2, body_id = $3, due_at = null, closed_at = case when $2 = 'met' then now() end where id = $1`,
        [known.petition, state, known.agency],
      )
      if (atBody)
        await look(
          `insert into petition_turn (id, petition_id, no, province_id, host_id, agency_id, place_id, why, asked_at)
           select gen_random_uuid(), id, 1, province_id, agency_id, body_id, place_id, 'named', now() from petition where id = $1`,
          [known.petition],
        )
      return undefined
    },
    [`POST ${petition}/split`]: async (look, known) =>
      void (await look("update petition set state = 'recorded' where id = $1", [known.wholePetition])),
    [`POST ${petition}/merge`]: async (look, known) =>
      void (await look(
        "update petition set state = 'recorded', into_id = null, closed_at = null where id = any (array[$1, $2]::uuid[])",
        [known.petition, known.otherPetition],
      )),
    [`POST ${synthesis}/lines/:line_id`]: async (look, known, sample) =>
      void (await look(
        sample.body && 'wording' in sample.body
          ? "update synthesis set state = 'draft', sent_on = null where id = $1"
          : "update synthesis set state = 'sent', sent_on = '2026-11-20' where id = $1",
        [known.synthesis],
      )),
    [`POST ${synthesis}/send`]: async (look, known) =>
      void (await look("update synthesis set state = 'draft', sent_on = null where id = $1", [
        known.synthesis,
      ])),
    [`POST ${recommendations}/:recommendation_id/move`]: async (look, known) =>
      void (await look("update recommendation set state = 'drafted' where id = $1", [known.recommendation])),
  },
  readBy: {
    'POST /api/dialogue-topics': ['GET /api/dialogue-topics'],
    'PUT /api/dialogue-topics/:code': ['GET /api/dialogue-topics'],
    [`POST ${dialogues}`]: [`GET ${dialogue}`],
    [`PUT ${dialogue}`]: [`GET ${dialogue}`],
    [`POST ${dialogue}/files`]: [`GET ${dialogue}`],
    [`POST ${dialogue}/notes`]: [`GET ${dialogue}/notes`],
    [`POST ${petitions}`]: [`GET ${petition}`],
    [`PATCH ${petition}`]: [`GET ${petition}`],
    [`POST ${petition}/moves`]: [`GET ${petition}`],
    [`POST ${petition}/split`]: [`GET ${petition}`],
    [`POST ${syntheses}`]: [`GET ${synthesis}`],
    [`POST ${synthesis}/lines/:line_id`]: [`GET ${synthesis}`],
    [`POST ${synthesis}/send`]: [`GET ${synthesis}`],
    [`POST ${recommendations}`]: [`GET ${recommendations}`],
    [`POST ${recommendations}/:recommendation_id/move`]: [`GET ${recommendations}`],
  },
  /** Words that go with a sending are no reply, and are not kept. */
  unread: [
    `POST ${recommendations}/:recommendation_id/move words`,
    /** Made safe for a folder: it comes back changed. */
    `POST ${dialogue}/files name`,
  ],
  notKept: [
    `GET ${syntheses}`,
    `GET ${recommendations}`,
    `GET ${recommendations}/export`,
    `GET ${dialogues}`,
    `GET ${dialogues}/export`,
    `GET ${petitions}`,
    `GET ${petitions}/export`,
  ],
  inClear: {
    'dialogues are public meetings; what is asked there and answered is administrative, and a disclosure of violence is never kept':
      [
        'POST /api/dialogue-topics name_vi',
        'POST /api/dialogue-topics name_en',
        'PUT /api/dialogue-topics/:code name_vi',
        'PUT /api/dialogue-topics/:code name_en',
        `POST ${dialogues} agenda.0.speaker`,
        `POST ${dialogues} policies.0.speaker`,
        `PUT ${dialogue} agenda.0.speaker`,
        `PUT ${dialogue} policies.0.speaker`,
        `POST ${dialogues} agenda.0.title`,
        `POST ${dialogues} bodies.0.name`,
        `POST ${dialogues} chair`,
        `POST ${dialogues} conclusion`,
        `POST ${dialogues} policies.0.title`,
        `POST ${dialogue}/files name`,
        `POST ${dialogues} title`,
        `POST ${dialogues} venue`,
        `PUT ${dialogue} agenda.0.title`,
        `PUT ${dialogue} bodies.0.name`,
        `PUT ${dialogue} chair`,
        `PUT ${dialogue} conclusion`,
        `PUT ${dialogue} policies.0.title`,
        `PUT ${dialogue} title`,
        `PUT ${dialogue} venue`,
        `POST ${dialogue}/notes notes.0.words`,
        `POST ${dialogue}/notes notes.0.asker_name`,
        `POST ${dialogue}/notes notes.1.words`,
        `POST ${dialogue}/notes notes.1.body_name`,
        `POST ${petitions} title`,
        `POST ${petitions} voices.0.words`,
        `POST ${petitions} voices.0.asker_name`,
        `PATCH ${petition} title`,
        `POST ${petition}/moves words`,
        `POST ${petition}/moves why`,
        `POST ${petition}/moves rule`,
        `POST ${petition}/moves action`,
        `POST ${petition}/moves owner`,
        `POST ${petition}/moves reader`,
        `POST ${petition}/split parts.0.title`,
        `POST ${syntheses} title`,
        `POST ${synthesis}/lines/:line_id wording`,
        `POST ${synthesis}/lines/:line_id followed_by`,
        `POST ${synthesis}/lines/:line_id follow_words`,
        `POST ${synthesis}/send number`,
        `POST ${recommendations} to_body`,
        `POST ${recommendations} words`,
        `POST ${recommendations}/:recommendation_id/move number`,
      ],
  },
  idor: [
    ...row('dialogue', 'params.dialogue_id', inProvince, `GET ${dialogue}`, `GET ${dialogue}/files/:file_id`),
    ...row('dialoguePicture', 'params.file_id', inProvince, `GET ${dialogue}/files/:file_id`),
    ...row('dialoguePicture', 'params.file_id', kept(), `POST ${dialogue}/files/:file_id/remove`),
    ...row(
      'dialogue',
      'params.dialogue_id',
      kept(),
      `PUT ${dialogue}`,
      `GET ${dialogue}/notes`,
      `POST ${dialogue}/notes`,
      `POST ${dialogue}/leavings`,
      `POST ${dialogue}/gather`,
      `POST ${dialogue}/files`,
      `POST ${dialogue}/files/:file_id/remove`,
    ),
    ...row('movedDialogue', 'params.dialogue_id', kept(), `POST ${dialogue}/move`),
    ...row('leavingVoice', 'params.voice_id', kept(), 'POST /api/voices/:voice_id/leave'),
    ...row('petition', 'params.petition_id', seen, `GET ${petition}`),
    ...row('petition', 'params.petition_id', kept(), `PATCH ${petition}`, `POST ${petition}/merge`),
    ...row('petition', 'params.petition_id', moved, `POST ${petition}/moves`),
    ...row('wholePetition', 'params.petition_id', kept(), `POST ${petition}/split`),
    ...row('otherPetition', 'body.other_ids', kept(), `POST ${petition}/merge`),
    ...row('dialogue', 'body.dialogue_id', kept(), `POST ${petitions}`),
    ...row('open', 'body.voice_ids', {}, `POST ${petitions}`),
    ...row('open', 'body.voices.client_ref', {}, `POST ${petitions}`),
    ...row(
      'open',
      'body.client_ref',
      {},
      `POST ${petitions}`,
      `POST ${dialogues}`,
      `PUT ${dialogue}`,
      `POST ${petition}/moves`,
      `POST ${syntheses}`,
      `POST ${synthesis}/lines/:line_id`,
      `POST ${dialogue}/leavings`,
    ),
    ...row('open', 'body.parts.voice_ids', {}, `POST ${petition}/split`),
    ...row('open', 'body.notes.client_ref', {}, `POST ${dialogue}/notes`),
    ...row('open', 'body.notes.to', {}, `POST ${dialogue}/notes`), // the page's own mark of a question in the same hall
    // Agencies are everybody's.
    ...row('open', 'body.notes.body_id', {}, `POST ${dialogue}/notes`),
    ...['agency_id', 'next_agency_id'].flatMap((field) =>
      row('open', `body.${field}`, {}, `POST ${petition}/moves`),
    ),
    ...['agenda.body_id', 'policies.body_id', 'bodies.agency_id'].flatMap((field) =>
      row('open', `body.${field}`, {}, `POST ${dialogues}`, `PUT ${dialogue}`),
    ),
    ...['body_id', 'dialogue_id'].flatMap((field) =>
      row('open', `query.${field}`, {}, `GET ${petitions}`, `GET ${petitions}/export`),
    ),
    ...row('synthesis', 'params.synthesis_id', inProvince, `GET ${synthesis}`),
    ...row(
      'synthesis',
      'params.synthesis_id',
      kept(),
      `POST ${synthesis}/lines/:line_id`,
      `POST ${synthesis}/send`,
      `GET ${synthesis}/letter`,
    ),
    ...row('synthesisLine', 'params.line_id', kept(), `POST ${synthesis}/lines/:line_id`),
    ...row(
      'synthesisLine',
      'body.line_id',
      { own: keepers, agency: keepers, other: keepers, conflict: keepers, ended: keepers },
      `POST ${recommendations}`,
    ),
    ...row('open', 'body.client_ref', {}, `POST ${recommendations}`),
    ...row(
      'recommendation',
      'params.recommendation_id',
      kept(),
      `POST ${recommendations}/:recommendation_id/move`,
    ),
    ...row('dialogue', 'params.dialogue_id', kept(), `GET ${dialogue}/minutes`, `GET ${dialogue}/agenda`),
    ...row('invitingDialogue', 'params.dialogue_id', kept(), `GET ${dialogue}/invitations`),
    ...row('invitedParty', 'query.party_id', kept(), `GET ${dialogue}/invitations`),
    ...row('open', 'params.code', {}, 'PUT /api/dialogue-topics/:code'),
    ...row('open', 'params.code', { own: everyone }, 'GET /api/public/petitions/:code'),
  ],
}
