import { addFileContract } from '#modules/documents/file.contract.ts'
import { samplePdf } from '#modules/documents/file.sample.ts'
import type { FaultPart } from '#tests/support/fault-parts.ts'

const files = '/api/cases/:case_id/files'

/** Files of a case. */
export const part: FaultPart = {
  async make({ people, known }) {
    const { id: file } = await people.operator.call(addFileContract, {
      params: { case_id: known.case ?? '' },
      body: { name: 'tệp mẫu.pdf', kind: 'paper' },
      file: samplePdf('mau'),
    })
    const { id: removed } = await people.operator.call(addFileContract, {
      params: { case_id: known.case ?? '' },
      body: { name: 'tệp mẫu khác.pdf', kind: 'paper' },
      file: samplePdf('mau khac'),
    })
    return { file, removedFile: removed }
  },
  records: {
    [`GET ${files}/:file_id file_id`]: 'file',
    [`POST ${files}/:file_id/original file_id`]: 'file',
    [`POST ${files}/:file_id/remove file_id`]: 'removedFile',
  },
  hints: {
    [`POST ${files}`]: (body) => ({ ...body, record_kind: undefined, record_id: undefined }),
    [`POST ${files}/:file_id/original`]: (body) => ({ ...body, reason: 'other' }),
    [`POST ${files}/:file_id/remove`]: (body) => ({ ...body, reason: 'other' }),
  },
  versionAt: [['/files/:file_id', 'sealed_file', 'id', 'file_id']],
  fresh: {
    [`POST ${files}/:file_id/remove`]: async (look, known) =>
      void (await look(
        'update sealed_file set removed_at = null, removed_by = null, removed_reason = null, sealed_removed = null where id = $1 and removed_at is not null',
        [known.removedFile],
      )),
  },
  readBy: {
    /** A name comes back without the signs that a disk or a header would read: `file.test.ts` says which. */
    [`POST ${files}`]: [],
    /** Sealed for whoever asks why a file is gone; the page shows the reason by its code. */
    [`POST ${files}/:file_id/remove`]: [],
  },
  /** The answer is the file itself; the words stand sealed beside the reading. */
  notKept: [`POST ${files}/:file_id/original`],
}
