import { route } from '#kernel/module.ts'
import * as contracts from './contact.contract.ts'
import * as service from './contact.service.ts'
import { exportContacts } from './contact-export.contract.ts'
import * as exported from './contact-export.service.ts'
import * as old from './contact-import.contract.ts'
import { checkImport, contactTemplate, importOldContacts } from './contact-import.service.ts'
import { printContact } from './contact-paper.contract.ts'
import * as paper from './contact-paper.service.ts'
import * as search from './contact-search.contract.ts'
import { contactHistory, searchContacts } from './contact-search.service.ts'
import { contactFromReport } from './from-report.contract.ts'
import { takeContactFromReport } from './from-report.service.ts'

export const contactRoutes = [
  route(contracts.takeContact, service.takeContact),
  route(contracts.listContacts, service.listContacts),
  route(exportContacts, exported.exportContacts),
  route(old.checkContactImport, checkImport),
  route(old.importContacts, importOldContacts),
  route(old.contactImportTemplate, contactTemplate),
  route(contracts.getContact, service.showContact),
  route(contracts.openContact, service.openContact),
  route(printContact, paper.printContact),
  route(contracts.correctContact, service.correctContact),
  route(search.searchContacts, searchContacts),
  route(search.contactHistory, contactHistory),
  route(contactFromReport, takeContactFromReport),
]
