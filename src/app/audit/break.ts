/** The first thing that is wrong with the audit, in codes; `sentenceOf` says it in words. */
export type AuditBreak =
  | { what: 'entry.changed' | 'entry.added' | 'entry.moved'; seal: number; entry: string }
  | { what: 'entry.removed'; seal: number; after: string | undefined }
  | { what: 'entry.outside' }
  | {
      what:
        | 'seal.removed'
        | 'seal.changed'
        | 'seal.other_chain'
        | 'seal.not_signed'
        | 'seal.entries'
        | 'anchor.differs'
      seal: number
    }
  | { what: 'tail.cut'; seal: number; until: number }
  | { what: 'anchor.line'; where: string | undefined; seal: number }
  | { what: 'anchor.mark_again' }

/** What was found, for whoever asked: Vietnamese and English. */
export function sentenceOf(broken: AuditBreak): { vi: string; en: string } {
  switch (broken.what) {
    case 'entry.changed':
      return {
        vi: `Dòng nhật ký ${broken.entry} (niêm phong số ${broken.seal}) đã bị sửa.`,
        en: `Audit entry ${broken.entry} (seal ${broken.seal}) was changed.`,
      }
    case 'entry.added':
      return {
        vi: `Dòng nhật ký ${broken.entry} bị chèn thêm vào niêm phong số ${broken.seal}.`,
        en: `Audit entry ${broken.entry} was slipped into seal ${broken.seal}.`,
      }
    case 'entry.moved':
      return {
        vi: `Dòng nhật ký ${broken.entry} (niêm phong số ${broken.seal}) không còn đúng thứ tự.`,
        en: `Audit entry ${broken.entry} (seal ${broken.seal}) stands in another order.`,
      }
    case 'entry.removed':
      return broken.after
        ? {
            vi: `Một dòng nhật ký ngay sau dòng ${broken.after} (niêm phong số ${broken.seal}) đã bị xóa.`,
            en: `An audit entry right after ${broken.after} (seal ${broken.seal}) was removed.`,
          }
        : {
            vi: `Dòng nhật ký đầu tiên của niêm phong số ${broken.seal} đã bị xóa.`,
            en: `The first audit entry of seal ${broken.seal} was removed.`,
          }
    case 'entry.outside':
      return {
        vi: 'Có dòng nhật ký nằm ngoài mọi niêm phong: bị chèn vào sau khi đã niêm phong.',
        en: 'There is an audit entry outside all seals: it was slipped in after sealing.',
      }
    case 'seal.removed':
      return { vi: `Niêm phong số ${broken.seal} đã bị xóa.`, en: `Seal ${broken.seal} was removed.` }
    case 'seal.changed':
      return { vi: `Niêm phong số ${broken.seal} đã bị sửa.`, en: `Seal ${broken.seal} was changed.` }
    case 'seal.other_chain':
      return {
        vi: `Niêm phong số ${broken.seal} không nối với niêm phong trước nó.`,
        en: `Seal ${broken.seal} does not follow the seal before it.`,
      }
    case 'seal.not_signed':
      return {
        vi: `Niêm phong số ${broken.seal} không mang chữ ký của khóa này.`,
        en: `Seal ${broken.seal} does not bear the signature of this key.`,
      }
    case 'seal.entries':
      return {
        vi: `Các dòng nhật ký của niêm phong số ${broken.seal} không còn như lúc niêm phong.`,
        en: `The audit entries of seal ${broken.seal} are not those that were sealed.`,
      }
    case 'anchor.differs':
      return {
        vi: `Niêm phong số ${broken.seal} khác với dấu đã lưu bên ngoài.`,
        en: `Seal ${broken.seal} is not the one laid down outside the database.`,
      }
    case 'tail.cut':
      return {
        vi: `Mất các niêm phong từ số ${broken.seal} đến ${broken.until}: phần cuối bị cắt, hoặc một bản cũ của cơ sở dữ liệu đã được đặt lại mà không qua lệnh khôi phục.`,
        en: `Seals ${broken.seal} to ${broken.until} are gone: the tail was cut, or an old copy of the database was put back without the restore command.`,
      }
    case 'anchor.line':
      return {
        vi: `Nơi lưu dấu niêm phong thiếu hoặc sai ở số ${broken.seal}${broken.where ? ` (${broken.where})` : ''}.`,
        en: `The anchor lacks seal ${broken.seal}, or its line was changed${broken.where ? ` (${broken.where})` : ''}.`,
      }
    case 'anchor.mark_again':
      return {
        vi: 'Nơi lưu dấu niêm phong có một dấu khôi phục cũ được chép lại.',
        en: 'The anchor holds an old mark of a restore, laid down a second time.',
      }
  }
}
