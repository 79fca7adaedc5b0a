import { route } from '#kernel/module.ts'
import { enterVillage, moveLink, readVillagePhoto, renewLink, takeVillage } from './link.service.ts'
import {
  addVillages,
  exportVillageRound,
  listVillageRounds,
  openRound,
  printBlank,
  readVillageRound,
  readVillagesToday,
  remindVillages,
} from './round.service.ts'
import * as villages from './village.contract.ts'

export const villagesRoutes = [
  route(villages.openRoundContract, openRound),
  route(villages.listVillageRoundsContract, listVillageRounds),
  route(villages.readVillageRoundContract, readVillageRound),
  route(villages.exportVillageRoundContract, exportVillageRound),
  route(villages.printBlankContract, printBlank),
  route(villages.addVillagesContract, addVillages),
  route(villages.remindVillagesContract, remindVillages),
  route(villages.renewLinkContract, renewLink),
  route(villages.moveLinkContract, moveLink),
  route(villages.enterVillageContract, enterVillage),
  route(villages.takeVillageContract, takeVillage),
  route(villages.readVillagePhotoContract, readVillagePhoto),
  route(villages.readVillagesTodayContract, readVillagesToday),
]
