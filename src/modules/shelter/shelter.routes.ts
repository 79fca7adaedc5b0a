import { route } from '#kernel/module.ts'
import * as episodes from './episode.contract.ts'
import { addEpisodeNote, beginEpisode, changeEpisode, leaveEpisode, moveService } from './episode.service.ts'
import { readEpisodes } from './episode-view.service.ts'
import * as holds from './hold.contract.ts'
import { arrive, holdBed, holdByPhone, readHold, releaseHold } from './hold.service.ts'
import * as houses from './house.contract.ts'
import {
  addBed,
  addHouse,
  addRoom,
  answerOutside,
  changeHouse,
  listHouses,
  moveBed,
  readHouse,
  readUse,
  tonight,
} from './house.service.ts'
import * as stays from './stay.contract.ts'
import { beginStay, changeBed, changeStay, joinStay, leave, readStay } from './stay.service.ts'
import { addGiven, addStayNote, withdrawGiven } from './stay-day.service.ts'
import { extendStay } from './stay-limit.service.ts'
import { exportStays, listStays, readCaseShelter } from './stay-list.service.ts'
import * as turnAways from './turn-away.contract.ts'
import { addTurnAway, exportTurnAways, listTurnAways, withdrawTurnAway } from './turn-away.service.ts'
import * as visits from './visit.contract.ts'
import { addVisit } from './visit.service.ts'

export const shelterRoutes = [
  route(houses.tonightContract, tonight),
  route(houses.shelterAnswerContract, answerOutside),
  route(houses.listHousesContract, listHouses),
  route(houses.addHouseContract, addHouse),
  route(houses.readHouseContract, readHouse),
  route(houses.changeHouseContract, changeHouse),
  route(houses.houseUseContract, readUse),
  route(houses.addRoomContract, addRoom),
  route(houses.addBedContract, addBed),
  route(houses.moveBedContract, moveBed),
  route(holds.holdBedContract, holdBed),
  route(holds.holdByPhoneContract, holdByPhone),
  route(holds.readHoldContract, readHold),
  route(holds.releaseHoldContract, releaseHold),
  route(holds.arriveContract, arrive),
  route(stays.beginStayContract, beginStay),
  route(stays.listStaysContract, listStays),
  route(stays.exportStaysContract, exportStays),
  route(stays.readStayContract, readStay),
  route(stays.changeStayContract, changeStay),
  route(stays.changeBedContract, changeBed),
  route(stays.joinStayContract, joinStay),
  route(stays.leaveContract, leave),
  route(stays.addGivenContract, addGiven),
  route(stays.withdrawGivenContract, withdrawGiven),
  route(stays.addStayNoteContract, addStayNote),
  route(visits.addVisitContract, addVisit),
  route(visits.extendStayContract, extendStay),
  route(stays.readCaseShelterContract, readCaseShelter),
  route(turnAways.addTurnAwayContract, addTurnAway),
  route(turnAways.listTurnAwaysContract, listTurnAways),
  route(turnAways.exportTurnAwaysContract, exportTurnAways),
  route(turnAways.withdrawTurnAwayContract, withdrawTurnAway),
  route(episodes.readEpisodesContract, readEpisodes),
  route(episodes.beginEpisodeContract, beginEpisode),
  route(episodes.changeEpisodeContract, changeEpisode),
  route(episodes.moveServiceContract, moveService),
  route(episodes.addEpisodeNoteContract, addEpisodeNote),
  route(episodes.leaveEpisodeContract, leaveEpisode),
]
