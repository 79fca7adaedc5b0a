import type { Indicator } from '../indicator.ts'
import { dialoguesHeld } from './dlg-1.ts'
import { dialogueParticipants } from './dlg-2.ts'
import { dialogueBodies } from './dlg-3.ts'
import { petitionsReceived } from './pet-1.ts'
import { petitionsAnswered } from './pet-2.ts'
import { petitionsOnlyNoted } from './pet-3.ts'
import { petitionsOverdue } from './pet-4.ts'
import { daysToAnswer } from './pet-5.ts'
import { recommendationsUpward } from './rec-1.ts'

/** Indicators over dialogues, petitions and recommendations, in the order in which a report names them. */
export const dialogueIndicators: readonly Indicator[] = [
  dialoguesHeld,
  dialogueParticipants,
  dialogueBodies,
  petitionsReceived,
  petitionsAnswered,
  petitionsOnlyNoted,
  petitionsOverdue,
  daysToAnswer,
  recommendationsUpward,
]
