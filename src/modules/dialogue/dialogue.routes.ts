import { publicRoute, route } from '#kernel/module.ts'
import * as contracts from './dialogue.contract.ts'
import * as service from './dialogue.service.ts'
import * as list from './dialogue-list.service.ts'
import * as file from './file.contract.ts'
import * as files from './file.service.ts'
import { printAgenda, printInvitations, printLetter, printMinutes } from './paper.service.ts'
import * as petition from './petition.contract.ts'
import { movePetition } from './petition.service.ts'
import * as petitions from './petition-list.service.ts'
import { mergePetitions, splitPetition } from './petition-parts.service.ts'
import { changePetition, recordPetition } from './petition-record.service.ts'
import * as question from './question.contract.ts'
import * as questions from './question.service.ts'
import * as recommendation from './recommendation.contract.ts'
import * as recommendations from './recommendation.service.ts'
import * as synthesis from './synthesis.contract.ts'
import * as syntheses from './synthesis.service.ts'
import * as topic from './topic.contract.ts'
import * as topics from './topic.service.ts'

export const dialogueRoutes = [
  route(topic.listTopicsContract, topics.showTopics),
  route(topic.addTopicContract, topics.addTopic),
  route(topic.changeTopicContract, topics.changeTopic),
  route(contracts.listDialoguesContract, list.listDialogues),
  route(contracts.exportDialoguesContract, list.exportDialogues),
  route(contracts.planDialogueContract, service.planDialogue),
  route(contracts.readDialogueContract, service.readDialogue),
  route(contracts.changeDialogueContract, service.changeDialogue),
  route(contracts.moveDialogueContract, service.moveDialogue),
  route(question.listNotesContract, questions.listNotes),
  route(question.sendNotesContract, questions.sendNotes),
  route(question.noteLeavingContract, questions.noteLeaving),
  route(question.leaveVoiceContract, questions.leaveVoice),
  route(question.gatherContract, questions.gatherPetitions),
  route(petition.listPetitionsContract, petitions.listPetitions),
  route(petition.exportPetitionsContract, petitions.exportPetitions),
  route(petition.readTurnsContract, petitions.readTurns),
  route(petition.recordPetitionContract, recordPetition),
  route(petition.readPetitionContract, petitions.readPetition),
  route(petition.changePetitionContract, changePetition),
  route(petition.movePetitionContract, movePetition),
  route(petition.splitPetitionContract, splitPetition),
  route(petition.mergePetitionsContract, mergePetitions),
  route(contracts.printMinutesContract, printMinutes),
  route(contracts.printInvitationsContract, printInvitations),
  route(contracts.printAgendaContract, printAgenda),
  route(file.addDialogueFileContract, files.addDialogueFile),
  route(file.readDialogueFileContract, files.readDialogueFile),
  route(file.removeDialogueFileContract, files.removeDialogueFile),
  route(synthesis.listSynthesesContract, syntheses.listSyntheses),
  route(synthesis.makeSynthesisContract, syntheses.makeSynthesis),
  route(synthesis.readSynthesisContract, syntheses.readSynthesis),
  route(synthesis.changeLineContract, syntheses.changeLine),
  route(synthesis.sendSynthesisContract, syntheses.sendSynthesis),
  route(synthesis.printLetterContract, printLetter),
  route(recommendation.listRecommendationsContract, recommendations.listRecommendations),
  route(recommendation.exportRecommendationsContract, recommendations.exportRecommendations),
  route(recommendation.draftRecommendationContract, recommendations.draftRecommendation),
  route(recommendation.moveRecommendationContract, recommendations.moveRecommendation),
  publicRoute(petition.readProgressContract, petitions.readProgress),
]
