import { route } from '#kernel/module.ts'
import * as addresses from './address.contract.ts'
import * as address from './address.service.ts'
import * as contracts from './entry.contract.ts'
import * as service from './entry.service.ts'
import { exportEntries } from './entry-export.service.ts'
import * as lists from './entry-import.contract.ts'
import { checkEntries, entriesTemplate, importEntries } from './entry-import.service.ts'

export const entryRoutes = [
  route(contracts.listEntriesContract, service.listEntries),
  route(contracts.exportEntriesContract, exportEntries),
  route(contracts.readEntryContract, service.readEntry),
  route(contracts.addEntryContract, service.addEntry),
  route(contracts.changeEntryContract, service.changeEntry),
  route(contracts.closeEntryContract, service.closeEntry),
  route(contracts.checkedEntryContract, service.entryChecked),
  route(addresses.openAddressContract, address.openAddress),
  route(addresses.writeAddressContract, address.writeAddress),
  route(addresses.listKeepersContract, address.listKeepers),
  route(addresses.assignKeeperContract, address.assignKeeper),
  route(addresses.endKeeperContract, address.endKeeper),
  route(lists.entriesTemplateContract, entriesTemplate),
  route(lists.checkEntriesContract, checkEntries),
  route(lists.importEntriesContract, importEntries),
]
