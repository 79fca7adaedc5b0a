import { createHash } from 'node:crypto'
import { type Html, html, raw } from './html.ts'
import { neutralPlace } from './neutral.ts'
import type { Line } from './numbers.ts'
import type { SiteScripts } from './scripts.ts'
import { type Language, type Words, wordsIn } from './words.ts'

/** What every page is drawn with. */
export interface Frame {
  language: Language
  lines: readonly Line[]
  scripts: SiteScripts
}

const style = `:root{color-scheme:light dark;--p:#fffdf9;--s:#f3efe7;--i:#25231e;--j:#575146;--l:#d8d1c4;--a:#16505b;--o:#fff;--d:#a3271c;--e:#fbe9e6}
@media(prefers-color-scheme:dark){:root{--p:#201e1b;--s:#2c2925;--i:#efe9de;--j:#c2b9a9;--l:#4a443b;--a:#7fc4c6;--o:#10201f;--d:#ff9a8d;--e:#3c2521}}
*{box-sizing:border-box}body{margin:0;background:var(--p);color:var(--i);font:1rem/1.6 system-ui,-apple-system,Roboto,"Noto Sans",sans-serif;overflow-wrap:anywhere}
.x{position:sticky;top:0;z-index:9;display:block;background:#f5b133;color:#221a06;padding:.8rem 1rem;text-align:center;text-decoration:none;min-height:3rem}.x b{font-size:1.1rem;margin-right:.4rem}
.n{margin:0;padding:.5rem 1rem;background:var(--s);color:var(--j);font-size:.9rem}.n form{display:inline}.n button{all:unset;color:var(--a);text-decoration:underline;cursor:pointer;padding:.7rem .3rem;margin:-.7rem 0}
main,footer{max-width:36rem;margin:0 auto;padding:.5rem 1rem 1rem}footer{border-top:1px solid var(--l);padding-bottom:3rem}
h1{font-size:1.6rem;line-height:1.3;margin:.6rem 0 .2rem}h2{font-size:1.15rem;margin:1.2rem 0 .2rem}p{margin:.4rem 0}ul,ol{padding-left:1.3rem;margin:.3rem 0}li{margin:.25rem 0}.j{color:var(--j)}
main a{color:var(--a)}li>a{display:inline-block;padding:.6rem 0}.t{list-style:none;padding:0;margin:.6rem 0}.t li{border-top:1px solid var(--l);margin:0}.t a{display:block;padding:.6rem 0;min-height:44px;color:inherit;text-decoration:none}.t b{display:block;font-size:1.4rem;line-height:1.3;color:var(--a)}.t li:first-child b{color:var(--d)}
.q{display:flex;flex-wrap:wrap;gap:.5rem;list-style:none;padding:0;margin:.6rem 0}.q li{margin:0}.q a{display:inline-block;padding:.55rem .7rem;border:1px solid var(--l);border-radius:.5rem;color:inherit;font-size:.9rem;line-height:1.4;text-decoration:none;min-height:44px}.q b{font-size:1rem;color:var(--a);white-space:nowrap}
.b{display:flex;flex-wrap:wrap;gap:.5rem;margin:.6rem 0}button,.g{font:inherit;font-weight:600;min-height:44px;padding:.5rem 1rem;border:1px solid var(--j);border-radius:.5rem;background:none;color:inherit;cursor:pointer}.b button{flex:1 1 auto}.g{display:inline-block;text-decoration:none}.m{background:var(--a);border-color:var(--a);color:var(--o)}
label,legend{display:block;font-weight:600;margin:.8rem 0 .2rem}fieldset{border:0;padding:0;margin:0}.r{display:flex;gap:.7rem;align-items:center;font-weight:400;border:1px solid var(--j);border-radius:.5rem;padding:.6rem .8rem;margin:.4rem 0;min-height:44px}.r input{width:1.3rem;height:1.3rem;flex:none}
textarea,select,input[type=text],input[type=date],input[type=file]{width:100%;font:inherit;padding:.6rem;border:1px solid var(--j);border-radius:.5rem;background:var(--p);color:inherit;min-height:44px}textarea{min-height:11rem}
.w{border-left:5px solid var(--d);background:var(--e);padding:.6rem .8rem;margin:.8rem 0}.c{background:var(--s);border-radius:.5rem;padding:.8rem;text-align:center}.c b{display:block;font-size:1.6rem;letter-spacing:.06em;line-height:1.4}.u{border:1px solid var(--l);border-radius:.5rem;padding:.5rem .8rem;margin:.5rem 0;white-space:pre-wrap}
:focus-visible,.n button:focus-visible{outline:3px solid #b87206;outline-offset:2px}.tw{overflow-x:auto}table{border-collapse:collapse;width:100%}th,td{padding:.4rem .6rem .4rem 0;border-bottom:1px solid var(--l);text-align:left;vertical-align:top;font-weight:400}td{text-align:right}[hidden]{display:none!important}audio{width:100%}
@media print{.x,.n,.b,footer,audio{display:none}body{font-size:13pt;color:#000;background:#fff}.t b{color:#000}}`

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/** The same policy for every page, so that one may be put in the place of another without a new entry in the history. */
export function policyOf(scripts: SiteScripts): string {
  return [
    "default-src 'none'",
    `style-src ${hashOf(style)}`,
    `script-src ${hashOf(scripts.leave)} ${hashOf(scripts.report)}`,
    "connect-src 'self'",
    "media-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ')
}

/** A whole page: exit first, then what exit does not do, then the page, then where else to go. */
export function page(frame: Frame, body: Html, options: { report?: boolean } = {}): string {
  const { language, scripts } = frame
  const t = wordsIn[language]
  return html`<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="referrer" content="no-referrer"><meta name="robots" content="noindex"><title>${t.title}</title><style>${raw(style)}</style></head><body><a class="x" id="x" href="/thoat" rel="noreferrer" data-to="${neutralPlace}"><b>${t.leave}</b>${t.leaveTo}</a>
<div class="n">${t.leaveNote} <b>${t.history}</b> ${goto(language, 'may', t.erase)}</div>
<main>${body}</main>
<footer>${footer(language, t)}</footer>
<script>${raw(scripts.leave)}</script>${options.report ? html`<script>${raw(scripts.report)}</script>` : ''}</body></html>`
    .text
}

/** What a page may weigh without its scripts. */
const mostBytes = 14_000

/** Whether a page of this body is light enough for a slow line. */
export const isLight = (frame: Frame, body: Html): boolean =>
  Buffer.byteLength(page(frame, body)) - Buffer.byteLength(frame.scripts.leave) <= mostBytes

/** A page that is no part of the site for those who seek help: the same sheet, the numbers below, nothing to leave in a hurry and no script. */
export function plainPage(frame: Frame, body: Html): string {
  return html`<!doctype html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="referrer" content="no-referrer"><meta name="robots" content="noindex"><title>${wordsIn.vi.title}</title><style>${raw(style)}</style></head><body><main>${body}</main><footer>${quickLines(frame.lines)}</footer></body></html>`
    .text
}

/** Ways to other pages: all at one address, so that the history keeps one neutral line. */
function footer(language: Language, t: Words): Html {
  return html`<h2>${t.moreFor}</h2>${ways(language, [
    ['tre-em', t.children],
    ['mua-ban', t.trafficking],
    ['hang-xom', t.neighbours],
    ['can-bo', t.officials],
    ['diec', t.deaf],
    ['nuoc-ngoai', t.foreign],
    ['dung-tay', t.men],
  ])}${ways(language, [
    ['', t.home],
    ['du-lieu', t.data],
    ['moi-nguoi', t.access],
    ['thang', t.month],
    ['kien-nghi', t.asked],
  ])}${ways(language === 'vi' ? 'en' : 'vi', [['', t.other]])}`
}

/** Buttons that open other pages. */
export function ways(language: Language, to: readonly (readonly [string, string, 'm'?])[]): Html {
  return html`<form class="b" method="post" action="/">${field('tieng', language)}${to.map(
    ([name, label, kind]) =>
      html`<button name="trang" value="${name}"${kind ? raw(' class="m"') : ''}>${label}</button>`,
  )}</form>`
}

function goto(language: Language, name: string, label: string): Html {
  return html`<form method="post" action="/">${field('tieng', language)}<button name="trang" value="${name}">${label}</button></form>`
}

export const field = (name: string, value: string): Html =>
  html`<input type="hidden" name="${name}" value="${value}">`

/** The numbers, each with whose it is, on every page that does not show them large. */
export function quickLines(lines: readonly Line[]): Html {
  return html`<ul class="q">${lines
    .slice(0, 5)
    .map(
      (line) => html`<li><a href="tel:${line.digits}"><b>${line.number_printed}</b> ${line.name}</a></li>`,
    )}</ul>`
}

/** The numbers, large, each with what it is for. */
export function largeLines(lines: readonly Line[]): Html {
  return html`<ul class="t">${lines.map(
    (line) =>
      html`<li><a href="tel:${line.digits}"><b>${line.number_printed}</b>${line.name}. ${line.what_for}</a></li>`,
  )}</ul>`
}
