import type { House } from '#kernel/context.ts'
import { listReleased, type Released } from '#modules/releases/index.ts'
import { type Html, html } from './html.ts'
import type { Published } from './month.ts'
import type { Language } from './words.ts'

const words = {
  vi: {
    span: {
      Q1: 'Quý I',
      Q2: 'Quý II',
      Q3: 'Quý III',
      Q4: 'Quý IV',
      H1: '6 tháng đầu năm',
      H2: '6 tháng cuối năm',
      Y: 'Cả năm',
    },
    all: 'Tổng số',
    by: 'Phân theo',
    published: 'Công bố ngày {day}.',
    rounded: 'Số dưới 10 không nêu (…). Các số khác làm tròn đến 5, nên cộng lại có thể lệch.',
    exact: 'Số đếm công việc, nêu đúng như đếm được.',
    once: 'Mỗi quý được đếm một lần để công bố; ghi thêm sau đó không làm đổi số đã nêu.',
    counts: 'Đếm gì',
    leaves: 'Không tính',
    source: 'Nguồn',
    withdrawn: 'Bộ số liệu này đã được rút.',
    replaced: 'Đã có bộ số liệu mới thay bộ này.',
    newer: 'Xem bộ mới',
    seal: 'Mã toàn vẹn',
    csv: 'Tải về (CSV)',
    back: 'Tháng hành động và các số liệu khác',
    month: '/thang-hanh-dong',
  },
  en: {
    span: {
      Q1: 'Quarter 1',
      Q2: 'Quarter 2',
      Q3: 'Quarter 3',
      Q4: 'Quarter 4',
      H1: 'First half',
      H2: 'Second half',
      Y: 'Year',
    },
    all: 'All',
    by: 'By',
    published: 'Published {day}.',
    rounded: 'Numbers under 10 are not told (…). The others are rounded to 5, so sums may differ a little.',
    exact: 'Work counted, told as it is.',
    once: 'A quarter is counted once for publication; what is entered later does not change what was told.',
    counts: 'Counts',
    leaves: 'Leaves out',
    source: 'Source',
    withdrawn: 'This release was withdrawn.',
    replaced: 'A newer release has taken the place of this one.',
    newer: 'See the newer one',
    seal: 'Integrity code',
    csv: 'Download (CSV)',
    back: 'Action Month and other figures',
    month: '/action-month',
  },
} as const

export const addressOfRelease = (id: string, language: Language) =>
  `/so-lieu/${id}${language === 'en' ? '/en' : ''}`

/** Releases that stand, as the page of the Action Month names them. */
export async function publishedReleases(house: House, language: Language): Promise<Published['releases']> {
  const released = await listReleased(house).catch(() => [])
  return released.map((each) => ({
    title: titleOf(each, language),
    address: addressOfRelease(each.id, language),
  }))
}

const titleOf = (release: Released, language: Language) =>
  language === 'en' ? release.title_en : release.title_vi

const dayOf = (at: Date) => new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Ho_Chi_Minh' }).format(at)

/** One release for everybody: its tables with what they count, or why it no longer stands. */
export function releasePage(release: Released, language: Language): Html {
  const t = words[language]
  return html`<h1>${titleOf(release, language)}</h1><p class="j">${t.published.replace('{day}', dayOf(release.published_at))}</p>
${release.status === 'withdrawn' ? html`<p class="w">${t.withdrawn} ${release.ended_why}</p>` : ''}
${
  release.status === 'superseded'
    ? html`<p class="w">${t.replaced}${release.replaced_by ? html` <a href="${addressOfRelease(release.replaced_by, language)}">${t.newer}</a>` : ''}</p>`
    : ''
}
${release.note ? html`<p>${release.note}</p>` : ''}
${(release.content ?? []).map((table) => tableOf(table, language))}
${
  release.content
    ? html`<p class="j">${t.once}</p><p><a class="g" href="/so-lieu/${release.id}/csv${language === 'en' ? '-en' : ''}">${t.csv}</a></p><p class="j">${t.seal}: ${(release.sha256 ?? '').replace(/(.{8})/g, '$1 ')}</p>`
    : ''
}
<p><a href="${t.month}">${t.back}</a></p>`
}

function tableOf(table: NonNullable<Released['content']>[number], language: Language): Html {
  const t = words[language]
  const number = new Intl.NumberFormat(language === 'vi' ? 'vi-VN' : 'en-US')
  return html`<h2>${table.title[language]} (${table.unit[language]})</h2><div class="tw" tabindex="0" role="region" aria-label="${table.title[language]}"><table><thead><tr><th scope="col">${t.by}</th>${table.spans.map(
    (span) => html`<th scope="col">${t.span[span]}</th>`,
  )}</tr></thead><tbody>${table.rows.map(
    (row) =>
      html`<tr><th scope="row">${row.name?.[language] ?? t.all}</th>${row.values.map(
        (value) => html`<td>${value === null ? '…' : number.format(value)}</td>`,
      )}</tr>`,
  )}</tbody></table></div><p class="j">${table.exact ? t.exact : t.rounded}</p><p class="j">${t.counts}: ${table.counts[language]} ${t.leaves}: ${table.leaves_out[language]} ${t.source}: ${table.source[language]}</p>`
}
