import { timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { House } from '#kernel/context.ts'
import { Refusal } from '#kernel/refusal.ts'
import { askWait, readOpenly, readReceipt, takeWait } from '#modules/intake/index.ts'
import { findReleased, releaseCsv } from '#modules/releases/index.ts'
import { askedPart, listClips, players, readClip } from './clips.ts'
import { listCommunes, nearPage } from './desks.ts'
import { type Html, html } from './html.ts'
import { type Frame, isLight, largeLines, page, plainPage, policyOf, quickLines, ways } from './layout.ts'
import {
  calendarOf,
  modelsPage,
  monthPage,
  nothingPublished,
  programmePage,
  type ReadPublished,
} from './month.ts'
import { neutralPlace } from './neutral.ts'
import { publicLines } from './numbers.ts'
import { readForm, sendOpenly } from './open-form.ts'
import { progressPage } from './progress.ts'
import { releasePage } from './releases.ts'
import { readPage, receiptPage, writePage } from './report-pages.ts'
import { siteScripts } from './scripts.ts'
import { findText, textOf } from './texts.ts'
import { answerVillage, noVillage, villagePath } from './village.ts'
import { type Language, wordsIn } from './words.ts'

/** Pages that are one text of the law tables, by the word a button sends. */
const textPages: Readonly<Record<string, string>> = {
  may: 'public.device',
  'tre-em': 'public.children',
  'mua-ban': 'public.trafficking',
  'dung-tay': 'public.men',
  diec: 'public.deaf',
  'nuoc-ngoai': 'public.foreign',
  'hang-xom': 'public.neighbours',
  'can-bo': 'public.officials',
  'du-lieu': 'public.data',
  'moi-nguoi': 'public.access',
}
/** Those about the page itself; every other leads on to writing and to a desk nearby. */
const aboutItself = ['may', 'du-lieu', 'moi-nguoi']

type Fields = Readonly<Record<string, string>>

/** The public site: one address, one title; pages come as answers to its buttons. Works without script, cookie or anything from elsewhere. */
export async function servePublicSite(
  app: FastifyInstance,
  house: House,
  publicUrl: URL,
  readPublished: ReadPublished = nothingPublished,
): Promise<void> {
  const isEncrypted =
    publicUrl.protocol === 'https:' || ['localhost', '127.0.0.1'].includes(publicUrl.hostname)

  const clips = await listClips()

  const frameFor = async (language: Language): Promise<Frame> => ({
    language,
    lines: await publicLines(house, language),
    scripts: await siteScripts(),
  })
  const send = (reply: FastifyReply, frame: Frame, body: Html, options?: { report?: boolean }) =>
    reply
      .header('content-security-policy', policyOf(frame.scripts))
      .type('text/html; charset=utf-8')
      .send(page(frame, body, options))

  async function show(reply: FastifyReply, fields: Fields): Promise<FastifyReply> {
    const frame = await frameFor(fields.tieng === 'en' ? 'en' : 'vi')
    const { language } = frame
    const t = wordsIn[language]
    const name = fields.trang ?? ''
    const key = textPages[name]
    if (key)
      return send(
        reply,
        frame,
        html`${quickLines(frame.lines)}${players(clips, key, t)}${textOf(await findText(house, key, language), t)}${
          aboutItself.includes(name)
            ? ''
            : ways(language, [
                ['nhan', t.write, 'm'],
                ['noi', t.near],
              ])
        }`,
      )
    if (name === 'noi') {
      const places = await listCommunes(house)
      return send(reply, frame, await nearPage(house, frame, { places, chosen: fields.xa }))
    }
    if (['thang', 'chuong-trinh', 'mo-hinh'].includes(name)) {
      const published = await readPublished(house, language)
      const from = /^\d{1,4}$/.test(fields.tu ?? '') ? Number(fields.tu) : 0
      if (name === 'mo-hinh') return send(reply, frame, modelsPage(frame, published, from))
      return send(
        reply,
        frame,
        name === 'thang'
          ? await monthPage(house, frame, published, from)
          : await programmePage(house, frame, published, { id: fields.so ?? '', from }),
      )
    }
    if (name === 'kien-nghi') return send(reply, frame, await progressPage(house, frame, fields.makn))
    if (name === 'nhan') return write(reply, frame, {})
    if (name === 'doc') {
      const { ticket } = askWait(house)
      return send(reply, frame, readPage(frame, { ticket, isEncrypted }), { report: true })
    }
    if (name === 'go-lai') {
      const digest = fields.dau ?? ''
      const isRight = sameDigest(digestOf(house, (fields.go ?? '').replace(/\D/g, '')), digest)
      return send(reply, frame, receiptPage(frame, { digest, wrong: !isRight, isRight }))
    }
    return send(reply, frame, await homePage(house, frame, players(clips, 'public.call', t)))
  }

  async function write(
    reply: FastifyReply,
    frame: Frame,
    of: { typed?: Parameters<typeof writePage>[1]['typed']; ticket?: string },
  ): Promise<FastifyReply> {
    const places = await listCommunes(house)
    if (places.length === 0) {
      const t = wordsIn[frame.language]
      return send(
        reply,
        frame,
        html`<h1>${t.write}</h1><p class="w">${t.nobody}</p>${largeLines(frame.lines)}`,
      )
    }
    const ticket = of.ticket ?? askWait(house).ticket
    const before = await findText(house, 'public.before_writing', frame.language)
    const bodyWith = (shown: typeof places) =>
      writePage(frame, {
        places: shown,
        ticket,
        isEncrypted,
        before,
        listen: players(clips, 'public.before_writing', wordsIn[frame.language]),
        ...(of.typed ? { typed: of.typed } : {}),
      })
    const whole = bodyWith(places)
    // A province of many communes: the script asks for the list, a page without script asks for it in words.
    return send(reply, frame, isLight(frame, whole) ? whole : bodyWith([]), { report: true })
  }

  /** A form of a page without script: a message to send, or a receipt to open. */
  async function takeForm(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const came = await readForm(request, house)
    const { fields } = came
    const language: Language = fields.tieng === 'en' ? 'en' : 'vi'
    const frame = await frameFor(language)
    if (fields.trang === 'xem') return open(reply, frame, fields)
    if (!isEncrypted) return write(reply, frame, { typed: { ...fields, wrong: wordsIn[language].notSafe } })
    const outcome = await sendOpenly(house, came, { language, places: await listCommunes(house) })
    if (!('code' in outcome)) return write(reply, frame, outcome)
    const digest = digestOf(house, outcome.code.slice(-8))
    return send(reply, frame, receiptPage(frame, { code: outcome.code, digest }))
  }

  async function open(reply: FastifyReply, frame: Frame, fields: Fields): Promise<FastifyReply> {
    const t = wordsIn[frame.language]
    const receipt = readReceipt(fields.ma ?? '')
    const again = (wrong: string, ticket = askWait(house).ticket) =>
      send(reply, frame, readPage(frame, { ticket, isEncrypted, wrong }), { report: true })
    if (!isEncrypted) return again(t.notSafe)
    if (!receipt) return again(t.badCode, fields.phieu)
    try {
      takeWait(house, fields.phieu ?? '')
      const words = await readOpenly(house, receipt)
      return send(reply, frame, readPage(frame, { ticket: '', isEncrypted, words }))
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      if (error.code === 'intake.wait')
        return again(t.wait.replace('{n}', String(error.facts.wait_seconds)), fields.phieu)
      return again(error.code === 'intake.receipt_wrong' ? t.wrongCode : t.again)
    }
  }

  await app.register(async (site) => {
    const form = { parseAs: 'string', bodyLimit: 16_384 } as const
    site.addContentTypeParser('application/x-www-form-urlencoded', form, (_request, body, done) => {
      done(null, Object.fromEntries(new URLSearchParams(String(body))))
    })
    // Whatever fails, the numbers are there.
    site.setErrorHandler(async (error, request, reply) => {
      const { statusCode = 500 } = error as { statusCode?: number }
      const isFault = statusCode >= 500
      if (isFault) request.log.error({ code: (error as { code?: string }).code ?? 'fault' }, 'public page')
      const frame = await frameFor('vi')
      return send(
        reply.code(statusCode),
        frame,
        html`<h1>${wordsIn.vi.call}</h1>${largeLines(frame.lines)}<p>${wordsIn.vi.broken}</p>`,
      )
    })
    const hide = { schema: { hide: true } }
    site.get('/', hide, (_request, reply) => show(reply, {}))
    site.post('/', hide, (request, reply) =>
      request.isMultipart() ? takeForm(request, reply) : show(reply, (request.body ?? {}) as Fields),
    )
    // What is no secret has an address of its own, to be passed on.
    site.get('/thang-hanh-dong', hide, (_request, reply) => show(reply, { trang: 'thang' }))
    site.get('/action-month', hide, (_request, reply) => show(reply, { trang: 'thang', tieng: 'en' }))
    site.get('/kien-nghi', hide, (_request, reply) => show(reply, { trang: 'kien-nghi' }))
    site.get('/mo-hinh', hide, (_request, reply) => show(reply, { trang: 'mo-hinh' }))
    site.get('/models', hide, (_request, reply) => show(reply, { trang: 'mo-hinh', tieng: 'en' }))
    site.get('/thang-hanh-dong.ics', hide, async (_request, reply) => {
      const { events } = await readPublished(house, 'vi')
      return reply.type('text/calendar; charset=utf-8').send(calendarOf(events, house.now()))
    })
    for (const language of ['vi', 'en'] as const) {
      const end = language === 'en' ? '/en' : ''
      site.get<{ Params: { id: string } }>(`/so-lieu/:id${end}`, hide, async (request, reply) => {
        const release = await findReleased(house, request.params.id)
        if (!release) return reply.callNotFound()
        return send(reply, await frameFor(language), releasePage(release, language))
      })
      const csv = language === 'en' ? 'csv-en' : 'csv'
      site.get<{ Params: { id: string } }>(`/so-lieu/:id/${csv}`, hide, async (request, reply) => {
        const release = await findReleased(house, request.params.id)
        if (!release?.content) return reply.callNotFound()
        return reply
          .type('text/csv; charset=utf-8')
          .header('content-disposition', `attachment; filename="so-lieu-${release.year}.csv"`)
          .send(releaseCsv(release.year, release.content, language))
      })
    }
    site.get<{ Params: { file: string } }>('/nghe/:file', hide, async (request, reply) => {
      const clip = await readClip(clips, request.params.file)
      if (!clip) return reply.callNotFound()
      const { length } = clip.bytes
      const part = askedPart(request.headers.range, length)
      reply.type(clip.type).header('accept-ranges', 'bytes')
      if (!part) return reply.send(clip.bytes)
      if (part.from > part.to) return reply.code(416).header('content-range', `bytes */${length}`).send()
      return reply
        .code(206)
        .header('content-range', `bytes ${part.from}-${part.to}/${length}`)
        .send(clip.bytes.subarray(part.from, part.to + 1))
    })
    // The link of a village: the page of a round that prevention asks, see `village.ts`.
    const village = async (token: string, reply: FastifyReply, request?: FastifyRequest) => {
      const frame = await frameFor('vi')
      const body = await answerVillage(house, token, request)
      return reply
        .code(body ? 200 : 404)
        .header('content-security-policy', policyOf(frame.scripts))
        .header('x-robots-tag', 'noindex, nofollow')
        .type('text/html; charset=utf-8')
        .send(plainPage(frame, body ?? noVillage()))
    }
    type OfVillage = { Params: { token: string } }
    site.get<OfVillage>(`${villagePath}:token`, hide, (request, reply) =>
      village(request.params.token, reply),
    )
    site.post<OfVillage>(`${villagePath}:token`, hide, (request, reply) =>
      village(request.params.token, reply, request.isMultipart() ? request : undefined),
    )
    site.get('/thoat', hide, (_request, reply) => reply.redirect(neutralPlace, 303))
  })
}

/** The first page: whom to call, what happens then, and the ways on. */
async function homePage(house: House, frame: Frame, listen: Html): Promise<Html> {
  const t = wordsIn[frame.language]
  const call = await findText(house, 'public.call', frame.language)
  return html`<h1>${t.call}</h1><p class="j">${t.callNote}</p>${largeLines(frame.lines)}${ways(
    frame.language,
    [
      ['nhan', t.write, 'm'],
      ['doc', t.read],
      ['noi', t.near],
    ],
  )}${listen}${textOf(call, t, 'h2')}<p class="j">${t.print}</p>`
}

function digestOf(house: House, lastDigits: string): string {
  return house.mac('receipt-typed-back', lastDigits).toString('base64url')
}

function sameDigest(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}
