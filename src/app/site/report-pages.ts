import { type Html, html, raw } from './html.ts'
import { type Frame, field, quickLines, ways } from './layout.ts'
import type { SiteText } from './texts.ts'
import { textOf } from './texts.ts'
import { type Words, wordsIn } from './words.ts'

/** What a page without script had typed, and what is wrong with it. */
export interface Typed {
  antoan?: string
  cuaai?: string
  hoi?: string
  xa?: string
  tin?: string
  ten?: string
  hieu?: string
  wrong?: string
}

export interface Place {
  id: string
  name: string
}

const sentences = (t: Words, names: readonly (keyof Words)[]) =>
  JSON.stringify(Object.fromEntries(names.map((name) => [name, t[name]])))

/** A field of choices, one line each. */
function choices(name: string, of: readonly (readonly [string, string])[], chosen: string | undefined): Html {
  return html`${of.map(
    ([value, label]) =>
      html`<label class="r"><input type="radio" name="${name}" value="${value}"${chosen === value ? raw(' checked') : ''}>${label}</label>`,
  )}`
}

const tick = (name: string, label: string, typed: string | undefined, more = '') =>
  html`<label class="r"${raw(more)}><input type="checkbox" name="${name}" value="1"${typed ? raw(' checked') : ''}>${label}</label>`

/** The commune; where the list would make the page heavy, a browser with script fetches it and others are asked to write it. */
function communeField(t: Words, places: readonly Place[], chosen: string | undefined): Html {
  const field = (more: string) =>
    html`<label for="xa">${t.place}</label><select id="xa" name="xa"${raw(more)}><option value="">${t.placeNone}</option>${places.map(
      (place) => html`<option value=${place.id}${chosen === place.id ? raw(' selected') : ''}>${place.name}`,
    )}</select>`
  if (places.length > 0) return field('')
  return html`<div data-js hidden>${field(' data-far')}</div><p class="j" data-no>${t.placeInWords}</p>`
}

/**
 * Where a message is written. As it stands it works without script and says that it cannot seal; a browser that can seal takes
 * it over, shows it in steps and drops that part.
 */
export function writePage(
  frame: Frame,
  of: {
    places: readonly Place[]
    ticket: string
    isEncrypted: boolean
    before: SiteText | undefined
    /** The same, read aloud. */
    listen: Html
    typed?: Typed
  },
): Html {
  const t = wordsIn[frame.language]
  const { typed = {} } = of
  const said = sentences(t, [
    'write', 'step', 'working', 'sendingFiles', 'empty', 'tooLong', 'tooManyFiles', 'fileTooBig', 'fileKind', 'fileLost', 'failed', 'nobody',
  ]) // biome-ignore format: a list is read in rows
  return html`<p class="j" id="st" hidden></p>${quickLines(frame.lines)}
<form id="f" method="post" action="/" enctype="multipart/form-data" data-w="${said}">${field('tieng', frame.language)}${field('phieu', of.ticket)}
<section>${of.listen}${textOf(of.before, t)}<div class="b" data-js hidden><button type="button" class="m" data-go="1">${t.understood}</button></div></section>
<section><fieldset><legend tabindex="-1"><h2>${t.safeNow}</h2></legend><p class="j">${t.safeNote}</p>${choices(
    'antoan',
    [
      ['now', t.dangerNow],
      ['soon', t.dangerSoon],
      ['safe', t.dangerSafe],
      ['unsaid', t.dangerUnsaid],
    ],
    typed.antoan,
  )}</fieldset><div class="w">${t.faster}${quickLines(frame.lines.slice(0, 2))}</div>
<div class="b" data-js hidden><button type="button" data-go="-1">${t.back}</button><button type="button" class="m" data-go="1">${t.next}</button></div></section>
<section><h2 tabindex="-1">${t.tell}</h2><label for="ti">${t.text}</label><p class="j" id="tin-n">${t.textNote}</p><textarea id="ti" name="tin" aria-describedby="tin-n" autocomplete="off">${typed.tin ?? ''}</textarea>
${tick('ten', t.named, typed.ten)}${tick('hoi', t.question, typed.hoi)}
<fieldset><legend>${t.about}</legend>${choices(
    'cuaai',
    [
      ['self', t.aboutSelf],
      ['other', t.aboutOther],
      ['unsaid', t.aboutUnsaid],
    ],
    typed.cuaai,
  )}</fieldset>
${communeField(t, of.places, typed.xa)}
<label for="te">${t.files}</label><input type="file" id="te" name="tep" multiple accept="image/jpeg,image/png,image/webp,application/pdf,audio/*">
${
  of.isEncrypted
    ? html`<div data-no><p class="w">${t.tls}</p>${tick('hieu', t.tlsYes, typed.hieu)}</div>
<p id="e" role="alert"${typed.wrong ? raw(' class="w"') : ''}>${typed.wrong ?? ''}</p>
<div class="b"><button type="button" data-go="-1" data-js hidden>${t.back}</button><button class="m" data-js hidden>${t.send}</button><button class="m" name="trang" value="gui" data-no>${t.sendOpen}</button></div>`
    : html`<p class="w" data-no>${t.notSafe}</p><p id="e" role="alert"></p><div class="b"><button class="m" data-js hidden>${t.send}</button></div>`
}</section></form>
<section id="r" hidden data-right="${t.typed}" data-wrong="${t.typeBackWrong}"><h1 tabindex="-1">${t.sent} ${t.keep}</h1><p id="lo" role="alert"></p>
<div id="maa"><p class="c">${t.code}<b id="ma"></b></p><p>${t.codeNote}</p></div>
<label for="go" id="gol">${t.typeBack}</label><input type="text" id="go" inputmode="numeric" autocomplete="off"><p id="kq" role="status"></p>
<p>${t.whenAnswer}</p><div id="xo" hidden>${ways(frame.language, [['', t.done, 'm']])}</div></section>`
}

/** The receipt, shown once to a page without script; what is typed back is compared with a digest, so the code need not come again. */
export function receiptPage(
  frame: Frame,
  of: { code?: string; digest: string; wrong?: boolean; isRight?: boolean },
): Html {
  const t = wordsIn[frame.language]
  const code = of.code?.replace(/(.{4})(?=.)/g, '$1 ')
  return html`${quickLines(frame.lines)}<h1>${t.sent} ${of.isRight ? '' : t.keep}</h1>
${code ? html`<p class="c">${t.code}<b>${code}</b></p><p>${t.codeNote}</p>` : ''}
${
  of.isRight
    ? html`<p role="status">${t.typed}</p>`
    : html`<form method="post" action="/">${field('tieng', frame.language)}${field('dau', of.digest)}<label for="go">${t.typeBack}</label>
${of.wrong ? html`<p class="w" role="alert">${t.typeBackWrong} ${t.lost}</p>` : ''}<input type="text" id="go" name="go" inputmode="numeric" autocomplete="off"><div class="b"><button class="m" name="trang" value="go-lai">${t.next}</button></div></form>`
}<p>${t.whenAnswer}</p>${of.isRight ? ways(frame.language, [['', t.done, 'm']]) : ''}`
}

export interface ShownWord {
  side: 'reporter' | 'staff'
  text: string
}

/** Where an answer is read, and more is written. */
export function readPage(
  frame: Frame,
  of: { ticket: string; isEncrypted: boolean; wrong?: string; words?: readonly ShownWord[] },
): Html {
  const t = wordsIn[frame.language]
  const said = sentences(t, [
    'badCode', 'wrongCode', 'opening', 'noAnswer', 'us', 'you', 'working', 'moreSent', 'failed', 'nobody', 'empty', 'tooLong',
  ]) // biome-ignore format: a list is read in rows
  const answered = of.words?.some((word) => word.side === 'staff')
  return html`${quickLines(frame.lines)}<h1>${t.read}</h1>
${
  of.words
    ? html`<p class="j">${t.openedByServer}</p>${of.words.map(
        (word) => html`<div class="u"><b>${word.side === 'staff' ? t.us : t.you}: </b>${word.text}</div>`,
      )}${answered ? '' : html`<p>${t.noAnswer}</p>`}`
    : html`<form id="d" method="post" action="/" enctype="multipart/form-data" data-w="${said}">${field('tieng', frame.language)}${field('phieu', of.ticket)}
<label for="mn">${t.codeField}</label><input type="text" id="mn" name="ma" inputmode="numeric" autocomplete="off">
${of.isEncrypted ? '' : html`<p class="w" data-no>${t.notSafe}</p>`}
<div class="b"><button class="m" name="trang" value="xem">${t.open}</button></div></form>`
}
<p id="e" role="alert">${of.wrong ?? ''}</p><div id="tr"></div>
<form id="mo" hidden method="post" action="/" enctype="multipart/form-data"><label for="ti">${t.more}</label><textarea id="ti" autocomplete="off"></textarea><div class="b"><button class="m">${t.sendMore}</button></div></form>`
}
