import { openPool } from '#kernel/database.ts'
import { checkReferenceData } from '#modules/places/reference.check.ts'
import { type Command, readOptions, say, UsageProblem } from './command.ts'
import { withInstalled } from './installed.ts'

/** Years whose days off must be known: those of the published figures up to the next. */
export function yearsToKnow(now = new Date()): { from: number; until: number } {
  return { from: 2022, until: now.getUTCFullYear() + 1 }
}

export const places: Command = {
  name: 'places',
  usage: 'check',
  vi: 'Kiểm tra danh mục đơn vị hành chính và ngày nghỉ.',
  en: 'Checks the places and days off.',
  async run([what, ...args], settings) {
    if (what !== 'check') throw new UsageProblem('places check')
    readOptions(args, {})
    const defects = await withInstalled(settings, ({ server, base }) => {
      const { db } = openPool(server, 'nangmai_app', base, 1)
      return checkReferenceData(db, yearsToKnow()).finally(() => db.destroy())
    })
    for (const { code, about, detail } of defects)
      console.log(`${code}  ${about}${detail ? `  (${detail})` : ''}`)
    if (defects.length === 0) say('Danh mục đầy đủ, không có lỗi.', 'The reference data is whole.')
    else say(`Có ${defects.length} điểm cần xem lại.`, `${defects.length} points need a look.`)
    return defects.length === 0 ? 0 : 1
  },
}
