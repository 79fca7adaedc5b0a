import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { House } from '#kernel/context.ts'
import {
  countVisitor,
  type Door,
  findDoorFor,
  freshVisit,
  readPass,
  type Told,
  undoVisitor,
} from '#modules/activities/index.ts'
import { type Html, html, raw } from './html.ts'

/** Where the square at a door leads, followed by its pass; the square spells it in capitals. */
export const doorPath = '/vao/'

type Language = 'vi' | 'en'

const words = {
  vi: {
    title: 'Điểm danh',
    over: 'Liên kết này không đúng hoặc đã hết hạn. Hãy quét lại mã ở cửa.',
    shut: 'Điểm danh đang đóng. Hãy hỏi người ở cửa.',
    hint: 'Không ghi tên, không cần đăng nhập. Ai đã đưa vé ở cửa thì không làm bước này.',
    group: 'Anh chị thuộc nhóm nào?',
    choose: 'Chọn nhóm',
    sex: 'Giới tính (không bắt buộc)',
    female: 'Nữ',
    male: 'Nam',
    unsaid: 'Không muốn nói',
    count: 'Tôi có mặt',
    undo: 'Rút lại',
    other: 'Người khác dùng máy này',
    language: 'English',
    told: {
      counted: 'Đã điểm danh. Cảm ơn anh chị.',
      again: 'Máy này đã điểm danh rồi; chỉ tính một lần.',
      shut: 'Điểm danh đang đóng. Hãy hỏi người ở cửa.',
      group: 'Hãy chọn nhóm rồi bấm lại.',
      full: 'Đã đủ chỗ. Hãy hỏi người ở cửa.',
      strange: 'Trang này đã cũ. Hãy quét lại mã ở cửa.',
      undone: 'Đã rút lại. Anh chị chưa được tính.',
    },
  },
  en: {
    title: 'At the door',
    over: 'This link is not right, or its time is over. Scan the code at the door again.',
    shut: 'The door is shut. Ask whoever stands there.',
    hint: 'No name, no account. Who has shown a ticket at the door need not do this.',
    group: 'Which group are you from?',
    choose: 'Choose a group',
    sex: 'Sex (as you like)',
    female: 'Female',
    male: 'Male',
    unsaid: 'Rather not say',
    count: 'I am here',
    undo: 'Take it back',
    other: 'Somebody else on this telephone',
    language: 'Tiếng Việt',
    told: {
      counted: 'You have been counted. Thank you.',
      again: 'This telephone has been counted already; it counts once.',
      shut: 'The door is shut. Ask whoever stands there.',
      group: 'Choose a group and press again.',
      full: 'There is no more room. Ask whoever stands at the door.',
      strange: 'This page is old. Scan the code at the door again.',
      undone: 'Taken back. You are not counted.',
    },
  },
} as const

const style = `:root{color-scheme:light dark;--p:#fffdf9;--i:#25231e;--j:#575146;--a:#16505b;--o:#fff;--l:#8a8375}
@media(prefers-color-scheme:dark){:root{--p:#201e1b;--i:#efe9de;--j:#c2b9a9;--a:#7fc4c6;--o:#10201f;--l:#8a8375}}
*{box-sizing:border-box}body{margin:0;background:var(--p);color:var(--i);font:1.05rem/1.6 system-ui,-apple-system,Roboto,"Noto Sans",sans-serif;overflow-wrap:anywhere}
main{max-width:32rem;margin:0 auto;padding:1rem}h1{font-size:1.4rem;line-height:1.35;margin:.4rem 0}p{margin:.5rem 0}.j{color:var(--j)}.k{font-size:1.5rem;line-height:1.4;font-weight:600;margin:1rem 0}
label,legend{display:block;font-weight:600;margin:1rem 0 .3rem}fieldset{border:0;padding:0;margin:0}select,button{width:100%;font:inherit;min-height:52px;padding:.6rem .9rem;border:1px solid var(--l);border-radius:.5rem;background:var(--p);color:inherit}
.r{display:flex;gap:.7rem;align-items:center;font-weight:400;border:1px solid var(--l);border-radius:.5rem;padding:.6rem .9rem;margin:.4rem 0;min-height:48px}.r input{width:1.3rem;height:1.3rem;flex:none}
button{font-weight:600;margin-top:1rem;cursor:pointer}.m{background:var(--a);border-color:var(--a);color:var(--o)}a{color:var(--a);display:inline-block;padding:.7rem 0}:focus-visible{outline:3px solid #b87206;outline-offset:2px}`

const policy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ')

type Fields = Readonly<Record<string, string | undefined>>
interface Asked {
  Params: { pass: string }
  Querystring: { tieng?: string; gui?: string }
}

/** Where a form goes: not to the address of its page, since a browser forgets the page it kept of an address that something is sent to. */
const sentTo = (language: Language) => (language === 'en' ? '?tieng=en&gui=1' : '?gui=1')

/**
 * The page at which visitors count themselves: no script, no cookie, no name. The telephone keeps the page it was given until the
 * day is over, so that scanning again shows the same page, and the same page counts once.
 */
export async function serveDoors(app: FastifyInstance, house: House): Promise<void> {
  const send = (reply: FastifyReply, language: Language, body: Html) =>
    reply
      .header('content-security-policy', policy)
      .type('text/html; charset=utf-8')
      .send(
        html`<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><title>${words[language].title}</title><style>${raw(style)}</style></head><body><main>${body}</main></body></html>`
          .text,
      )

  const languageOf = (request: FastifyRequest<Asked>): Language =>
    request.query.tieng === 'en' ? 'en' : 'vi'

  async function show(request: FastifyRequest<Asked>, reply: FastifyReply): Promise<FastifyReply> {
    const language = languageOf(request)
    // Whoever opens again what a form had answered is led to the page the telephone has kept.
    if (request.method === 'GET' && request.query.gui !== undefined)
      return reply.redirect(language === 'en' ? '?tieng=en' : (request.url.split('?')[0] ?? ''), 303)
    const t = words[language]
    const pass = readPass(house, request.params.pass)
    const door = pass && (await findDoorFor(house, pass.activityId))
    if (!pass || !door) return send(reply.code(404), language, html`<h1>${t.title}</h1><p>${t.over}</p>`)
    if (!door.is_open) return send(reply, language, html`<h1>${door.title}</h1><p class="k">${t.shut}</p>`)
    const seconds = Math.max(0, Math.floor((pass.until.getTime() - house.now().getTime()) / 1000))
    if (request.method === 'GET') reply.header('cache-control', `private, max-age=${seconds}`)
    return send(reply, language, askPage(door, language, freshVisit(house)))
  }

  async function take(request: FastifyRequest<Asked>, reply: FastifyReply): Promise<FastifyReply> {
    const fields = (request.body ?? {}) as Fields
    if (fields.viec === 'khac') return show(request, reply)
    const language = languageOf(request)
    const pass = readPass(house, request.params.pass)
    if (!pass) return send(reply.code(404), language, html`<p>${words[language].over}</p>`)
    const visit = fields.trang ?? ''
    if (fields.viec === 'rut') {
      const isUndone = await undoVisitor(house, pass.activityId, visit)
      return send(reply, language, toldPage(language, isUndone ? 'undone' : 'shut', visit))
    }
    const told = await countVisitor(house, pass.activityId, {
      visit,
      audience: fields.nhom ?? '',
      sex: fields.gioi === 'female' || fields.gioi === 'male' ? fields.gioi : undefined,
    })
    if (told === 'shut' || told === 'full') reply.code(409)
    if (told === 'group' || told === 'strange') reply.code(400)
    return send(reply, language, toldPage(language, told, visit))
  }

  await app.register(async (site) => {
    site.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: 4_096 },
      (_request, body, done) => {
        done(null, Object.fromEntries(new URLSearchParams(String(body))))
      },
    )
    const hide = { schema: { hide: true } }
    for (const path of [`${doorPath}:pass`, `${doorPath.toUpperCase()}:pass`]) {
      site.get<Asked>(path, hide, show)
      site.post<Asked>(path, hide, take)
    }
  })
}

function askPage(door: Door, language: Language, visit: string): Html {
  const t = words[language]
  const sexes = [
    ['female', t.female],
    ['male', t.male],
    ['', t.unsaid],
  ] as const
  return html`<h1>${door.title}</h1><p class="j">${t.hint}</p><form method="post" action="${sentTo(language)}"><input type="hidden" name="trang" value="${visit}"><label for="n">${t.group}</label><select id="n" name="nhom" required><option value="">${t.choose}</option>${door.audiences.map(
    (each) => html`<option value="${each.code}">${each[language]}</option>`,
  )}</select><fieldset><legend>${t.sex}</legend>${sexes.map(
    ([value, label]) =>
      html`<label class="r"><input type="radio" name="gioi" value="${value}"${raw(value === '' ? ' checked' : '')}>${label}</label>`,
  )}</fieldset><button class="m" name="viec" value="dem">${t.count}</button></form><p><a href="?tieng=${language === 'vi' ? 'en' : 'vi'}">${t.language}</a></p>`
}

function toldPage(language: Language, told: Told | 'undone', visit: string): Html {
  const t = words[language]
  const isIn = told === 'counted' || told === 'again'
  return html`<h1>${t.title}</h1><p class="k" role="status">${t.told[told]}</p><form method="post" action="${sentTo(language)}"><input type="hidden" name="trang" value="${visit}">${
    isIn && html`<button name="viec" value="rut">${t.undo}</button>`
  }<button name="viec" value="khac">${t.other}</button></form>`
}
