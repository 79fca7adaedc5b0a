import { sampleLines } from '#modules/places/boundary.sample.ts'
import type { FaultPart } from '#tests/support/fault-parts.ts'

/** Lines of communes: another file each time, since the same one is not taken twice. */
let count = 0
export const part: FaultPart = {
  fresh: {
    'POST /api/commune-boundaries': async (_look, _known, { body }) => ({
      body: { ...body, valid_from: '2026-01-01' },
      file: sampleLines([{ code: '06658', east: ++count }]),
    }),
  },
  readBy: { 'POST /api/commune-boundaries': ['GET /api/commune-boundary-sets'] },
  inClear: { 'where official lines come from is a public fact': ['POST /api/commune-boundaries source'] },
}
