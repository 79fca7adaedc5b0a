import { fold } from '#kernel/fold.ts'

/** Abbreviations of the Women's Union and the communes, written out. */
const written: Readonly<Record<string, string>> = {
  clb: 'cau lac bo',
  ttv: 'to truyen thong',
  hpn: 'hoi phu nu',
  pn: 'phu nu',
  plg: 'phap luat',
  blgd: 'bao luc gia dinh',
  bdg: 'binh dang gioi',
}
/** Words that say what it is and not which one. */
const said = /^(?:mo hinh|cau lac bo|chi hoi|to|nhom) /

/**
 * A name as duplicates are found by: folded, abbreviations written out, the word for its form left out. `CLB “Phụ nữ
 * với pháp luật” khu 3` and `Câu lạc bộ phụ nữ với pháp luật - Khu 3` are the same.
 */
export function alikeOf(name: string): string {
  const words = fold(name)
    .split(' ')
    .map((word) => written[word] ?? word)
    .join(' ')
  return words.replace(said, '')
}
