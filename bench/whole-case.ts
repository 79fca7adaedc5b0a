import type { FastifyInstance } from 'fastify'
import { newId } from '#kernel/id.ts'

/** Somebody signed in, as the load generator sends them. */
export interface Sender {
  cookie: string
}

/** Sends one call to the server in this process and answers with its body; throws on anything but a 200. */
async function send<T>(app: FastifyInstance, sender: Sender, url: string, payload: object): Promise<T> {
  const answer = await app.inject({
    method: 'POST',
    url,
    headers: { cookie: sender.cookie, 'idempotency-key': newId() },
    payload,
  })
  if (answer.statusCode !== 200) throw new Error(`${url}: ${answer.statusCode} ${answer.body}`)
  return answer.json<T>()
}

/**
 * A case as it looks after a long year, made through the routes themselves: four people with names and numbers, and
 * `entries` notes. Answers with its id.
 */
export async function makeWholeCase(
  app: FastifyInstance,
  operator: Sender,
  entries: number,
): Promise<string> {
  const contact = await send<{ id: string }>(app, operator, '/api/contacts', {
    kind: 'inbound_call',
    caller: 'survivor',
    started_at: '2026-11-20T08:00:00+07:00',
    danger_now: true,
    sexual_assault: false,
    suicide_risk: false,
    topic: 'domestic_violence',
    outcome: 'case_opened',
  })
  const opened = await send<{ id: string }>(app, operator, '/api/cases', {
    contact_id: contact.id,
    danger: 'high',
    gender_equality: true,
    gbv: true,
    topic: 'domestic_violence',
    summary: 'Câu chuyện bịa ra để đo.',
    persons: [
      { part: 'survivor', sex: 'female', age_years: 31, name: wanted.name, phone: wanted.phone },
      { part: 'child', sex: 'female', age_years: 4, accompanies: true },
      { part: 'child', sex: 'male', age_years: 7, accompanies: true },
      { part: 'alleged', sex: 'male', age_years: 35 },
    ],
  })
  for (let n = 0; n < entries; n++) {
    await send(app, operator, `/api/cases/${opened.id}/notes`, {
      kind: (['note', 'call', 'visit', 'meeting'] as const)[n % 4],
      happened_at: '2026-11-20T09:00:00+07:00',
      text: `Lần ${n + 1}: chị nói đã ngủ được, hai con đi học đều. Hẹn gọi lại thứ Năm, trong giờ anh ta đi làm.`,
    })
  }
  return opened.id
}

/** Whom the search looks for among a million. */
export const wanted = { name: 'Trần Thị Tìm Thấy', phone: '0912 345 678' }
