import type { FastifyRequest } from 'fastify'
import type { House } from '#kernel/context.ts'
import { day } from '#kernel/shapes.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import {
  type AskedVillage,
  findVillage,
  tellVillage,
  type VillageNumbers,
  type VillageOutcome,
} from '#modules/villages/index.ts'
import { type Html, html } from './html.ts'

/** Below this stand the links of villages; what follows is the secret end. */
export const villagePath = '/thon/'

const mostPhotoBytes = 10 * 1_048_576
const mostOfOne = 20_000
const mostAtOnce = 4
let underWay = 0

/** The four numbers, in the order in which they are asked. */
const asked = [
  ['women', 'Phụ nữ'],
  ['men', 'Nam giới'],
  ['girls', 'Trẻ em gái'],
  ['boys', 'Trẻ em trai'],
] as const
type Typed = Readonly<Record<string, string>>

const words: Readonly<
  Record<Exclude<VillageOutcome, 'sent'> | 'numbers' | 'day' | 'too_large' | 'busy', string>
> = {
  unknown: 'Đường dẫn này không còn mở. Nhờ cán bộ xã, phường gửi lại đường dẫn mới.',
  taken: 'Số của thôn, khu đã được nhận, không sửa ở đây được nữa. Nếu sai, hãy gọi cán bộ xã, phường.',
  too_often: 'Đường dẫn này đã gửi quá nhiều lần. Hãy gọi cán bộ xã, phường.',
  day_outside: 'Ngày tổ chức phải nằm trong đợt và không sau hôm nay.',
  not_a_photo: 'Tệp này không phải ảnh dùng được. Hãy chọn ảnh khác (JPG, PNG), hoặc gửi không có ảnh.',
  numbers: 'Mỗi ô ghi một số, không có thì ghi 0; cả bốn ô phải có ít nhất một người.',
  day: 'Hãy chọn ngày tổ chức.',
  too_large: 'Ảnh nặng quá 10 MB. Hãy chọn ảnh khác.',
  busy: 'Đang có nhiều người gửi cùng lúc. Đợi một phút rồi bấm gửi lại.',
}

const dayOf = (day: string) => day.split('-').reverse().join('/')

/** What a village sees behind its link: what is asked, what it has told, and whether that may still be corrected. */
export function villagePage(
  village: AskedVillage,
  of: { path: string; today: string; typed?: Typed; wrong?: string; isSent?: boolean },
): Html {
  const told = village.held_on !== null
  const shownOf = (name: (typeof asked)[number][0]) => of.typed?.[name] ?? village[name] ?? ''
  const head = html`<h1>${village.village}, ${village.place}</h1><p><strong>${village.title}</strong>. ${village.kind}. Hạn gửi: hết ngày ${dayOf(village.due_on)}.</p>`
  if (village.state === 'taken') return html`${head}<p class="c">${words.taken}</p>${toldLines(village)}`
  return html`${head}
${of.isSent ? html`<p class="c" role="status"><b>Đã nhận. Cảm ơn bác.</b>Ghi sai thì sửa ở dưới rồi gửi lại, cho đến khi xã, phường nhận số.</p>` : ''}
${of.wrong ? html`<p class="w" role="alert">${of.wrong}</p>` : ''}
<form method="post" action="${of.path}" enctype="multipart/form-data">
<label for="ngay">Ngày tổ chức</label><input type="date" id="ngay" name="ngay" required min="${village.from_on}" max="${of.today}" value="${of.typed?.ngay ?? village.held_on ?? ''}">
<fieldset><legend>Bao nhiêu người đến? Chỉ ghi số.</legend>${asked.map(
    ([name, label]) =>
      html`<label for="${name}">${label}</label><input type="text" id="${name}" name="${name}" inputmode="numeric" pattern="[0-9]{1,5}" maxlength="5" required autocomplete="off" value="${shownOf(name)}">`,
  )}</fieldset>
<label for="anh">Một ảnh chung (không bắt buộc)</label><p class="j" id="anh-n">Không chụp rõ mặt ai đang gặp chuyện buồn. Nơi chụp và tên máy được xóa khỏi ảnh.${village.photo ? ' Đã có một ảnh; chọn ảnh khác để thay.' : ''}</p><input type="file" id="anh" name="anh" accept="image/*" aria-describedby="anh-n">
<div class="b"><button class="m">${told ? 'Gửi lại số đã sửa' : 'Gửi'}</button></div></form>
<p class="j">Không ghi tên ai, không kể chuyện của ai ở đây. Có người đang bị đánh, bị dọa thì gọi ngay một số ở dưới.</p>`
}

function toldLines(village: AskedVillage): Html {
  return html`<ul>${asked.map(([name, label]) => html`<li>${label}: <strong>${village[name] ?? 0}</strong></li>`)}</ul>`
}

/** What is said where a link opens nothing: nobody is told why. */
export const noVillage = (): Html => html`<h1>Không mở được đường dẫn</h1><p class="w">${words.unknown}</p>`

interface Came {
  fields: Record<string, string>
  photo: Buffer | undefined
  wrong?: string
}

/** Reads the form; the photo stays in memory, ten megabytes at most, four at a time, and touches no disk. */
async function readForm(request: FastifyRequest): Promise<Came> {
  const fields: Record<string, string> = {}
  const chunks: Buffer[] = []
  let wrong: string | undefined
  const isBusy = underWay >= mostAtOnce
  underWay += 1
  try {
    const limits = {
      fieldNameSize: 20,
      fieldSize: 100,
      fields: 8,
      fileSize: mostPhotoBytes,
      files: 1,
      headerPairs: 20,
    }
    for await (const part of request.parts({ limits })) {
      if (part.type === 'field') {
        fields[part.fieldname] = String(part.value).trim()
        continue
      }
      for await (const chunk of part.file as AsyncIterable<Buffer>) if (!isBusy) chunks.push(chunk)
      if (part.file.truncated) wrong = words.too_large
      else if (isBusy) wrong = words.busy
    }
  } catch (error) {
    if (!(error as { code?: string }).code?.startsWith('FST_')) throw error
    wrong = words.too_large
  } finally {
    underWay -= 1
  }
  const photo = Buffer.concat(chunks)
  return { fields, photo: photo.length > 0 ? photo : undefined, ...(wrong ? { wrong } : {}) }
}

/** The numbers as they were typed; undefined where one of them is none. */
function numbersOf(fields: Typed): Omit<VillageNumbers, 'held_on'> | undefined {
  const read = asked.map(([name]) => {
    const typed = fields[name] ?? ''
    return /^\d{1,5}$/.test(typed) ? Number(typed) : Number.NaN
  })
  const [women = 0, men = 0, girls = 0, boys = 0] = read
  const all = women + men + girls + boys
  return all >= 1 && Math.max(...read) <= mostOfOne ? { women, men, girls, boys } : undefined
}

const isDay = (text: string | undefined) => day.safeParse(text).success

/** One turn of the page: shown, or sent and shown again. `undefined` where the link opens nothing. */
export async function answerVillage(
  house: House,
  token: string,
  request?: FastifyRequest,
): Promise<Html | undefined> {
  const of = { path: villagePath + token, today: dayInVietNam(house.now()) }
  const village = await findVillage(house, token)
  if (!village) return undefined
  if (!request) return villagePage(village, of)
  const { fields, photo, wrong } = await readForm(request)
  const again = (said: string) => villagePage(village, { ...of, typed: fields, wrong: said })
  if (wrong) return again(wrong)
  if (!isDay(fields.ngay)) return again(words.day)
  const numbers = numbersOf(fields)
  if (!numbers) return again(words.numbers)
  const outcome = await tellVillage(house, token, { held_on: fields.ngay ?? '', ...numbers }, photo)
  if (outcome === 'unknown') return undefined
  if (outcome !== 'sent' && outcome !== 'taken') return again(words[outcome])
  const after = await findVillage(house, token)
  return after && villagePage(after, { ...of, isSent: outcome === 'sent' })
}
