import { defineModule } from '#kernel/module.ts'
import { messages } from './documents.messages.ts'
import { spreadsheetRefusals } from './spreadsheet.shapes.ts'

export const documentsModule = defineModule({
  name: 'documents',
  routes: [],
  permits: {},
  refusals: spreadsheetRefusals,
  messages,
})
