import { createHash } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import type { House } from '#kernel/context.ts'

interface Line {
  number_printed: string
  digits: string
  name_vi: string
  what_for_vi: string
}

/** The public page: numbers to call, without script, cookie or anything from elsewhere. */
export async function servePublicSite(app: FastifyInstance, house: House): Promise<void> {
  app.get('/', { schema: { hide: true } }, async (_request, reply) => {
    const lines = await publicLines(house)
    const html = page(lines)
    const policy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`
    return reply.header('content-security-policy', policy).type('text/html; charset=utf-8').send(html)
  })
}

/** Numbers shown publicly today; when the database is out of reach, the national emergency number stands alone. */
async function publicLines(house: House): Promise<Line[]> {
  try {
    const found = await sql<Line>`
      select number_printed, digits, name_vi, what_for_vi from hotline_number
      where  show_publicly and valid_from <= current_date and (valid_until is null or valid_until > current_date)
      order by position, digits`.execute(house.db)
    return found.rows
  } catch {
    return [
      {
        number_printed: '113',
        digits: '113',
        name_vi: 'Công an',
        what_for_vi: 'Khi đang bị đánh, bị đe dọa.',
      },
    ]
  }
}

const style = `:root{color-scheme:light dark;--p:#fffdf9;--i:#25231e;--j:#575146;--l:#e0dace;--a:#16505b}
@media(prefers-color-scheme:dark){:root{--p:#201e1b;--i:#efe9de;--j:#c2b9a9;--l:#37332d;--a:#7fc4c6}}
body{margin:0;background:var(--p);color:var(--i);font:1rem/1.6 system-ui,-apple-system,Roboto,"Noto Sans",sans-serif}
main{max-width:34rem;margin:0 auto;padding:1.25rem 1rem 3rem}h1{font-size:1.7rem;line-height:1.35;margin:.5rem 0}
p{margin:.5rem 0}.j{color:var(--j)}ul{list-style:none;margin:1rem 0;padding:0}li{border-top:1px solid var(--l)}
a{display:block;padding:.8rem 0;min-height:44px;color:inherit;text-decoration:none}a b{display:block;font-size:1.5rem;line-height:1.3;color:var(--a)}
a:focus-visible{outline:3px solid #b87206;outline-offset:2px}h2{font-size:1.15rem;margin:1.5rem 0 .25rem}ol{padding-left:1.4rem;margin:.25rem 0}
@media print{a b{color:#000}}`

function page(lines: readonly Line[]): string {
  const items = lines
    .map(
      (line) =>
        `<li><a href="tel:${htmlText(line.digits)}"><b>${htmlText(line.number_printed)}</b>${htmlText(line.name_vi)}. ${htmlText(line.what_for_vi)}</a></li>`,
    )
    .join('')
  return `<!doctype html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="referrer" content="no-referrer"><meta name="robots" content="noindex"><title>Thông tin</title><style>${style}</style></head><body><main>
<h1>Cần giúp? Gọi số nào cũng được.</h1><p class="j">Không phải nói tên. Gọi miễn phí, cả ngày lẫn đêm, nếu số ghi như vậy.</p>
<ul>${items}</ul>
<h2>Khi bạn gọi, chuyện gì xảy ra?</h2><ol><li>Người nghe máy hỏi trước tiên: bạn có đang an toàn không.</li>
<li>Bạn kể điều bạn muốn kể. Không ai ép bạn.</li><li>Hai bên cùng chọn việc làm tiếp. Bạn là người quyết định.</li></ol>
<p class="j">Máy này vẫn giữ lịch sử các trang đã mở. Nếu có người xem máy của bạn, hãy xóa lịch sử hoặc dùng máy khác.</p>
</main></body></html>`
}

function htmlText(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
