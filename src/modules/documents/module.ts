import { defineModule, joinMessages } from '#kernel/module.ts'
import { messages } from './documents.messages.ts'
import { messages as refusals } from './documents-refusals.messages.ts'
import { fileRoutes } from './file.routes.ts'
import { spreadsheetRefusals } from './spreadsheet.shapes.ts'

export const documentsModule = defineModule({
  name: 'documents',
  routes: fileRoutes,
  permits: {}, // a file is worked on with the permits of the case it belongs to
  refusals: {
    ...spreadsheetRefusals,
    'list.too_long': 422,
    'import.has_faults': 422,
    'import.empty': 422,
    'import.done_before': 409,
    'file.not_taken': 422,
    'file.case_full': 422,
    'file.in_future': 422,
    'file.original_only': 422,
    'file.removed': 409,
    'file.record_full': 422,
    'file.may_identify': 422,
  },
  messages: joinMessages(messages, refusals),
})
