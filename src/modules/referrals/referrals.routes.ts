import { route } from '#kernel/module.ts'
import * as desks from './desk.contract.ts'
import { addDesk, changeDesk, showDesks } from './desk.service.ts'
import * as inbox from './inbox.contract.ts'
import { answerReferral, endAppointment, openReceived, readInbox, setAppointment } from './inbox.service.ts'
import * as referrals from './referral.contract.ts'
import {
  enterAnswer,
  notePhone,
  offerReferral,
  replyToDesk,
  sendReferral,
  withdrawReferral,
} from './referral.service.ts'
import { exportReferrals, listReferrals, referralsToday } from './referral-list.service.ts'
import { listOfCase, printReferral, readReferral, sheetFile, tell111 } from './referral-read.service.ts'

export const referralsRoutes = [
  route(desks.listDesksContract, showDesks),
  route(desks.addDeskContract, addDesk),
  route(desks.changeDeskContract, changeDesk),
  route(referrals.offerReferralContract, offerReferral),
  route(referrals.sendReferralContract, sendReferral),
  route(referrals.listOfCaseContract, listOfCase),
  route(referrals.listReferralsContract, listReferrals),
  route(referrals.exportReferralsContract, exportReferrals),
  route(referrals.referralsTodayContract, referralsToday),
  route(referrals.readReferralContract, readReferral),
  route(referrals.withdrawReferralContract, withdrawReferral),
  route(referrals.replyContract, replyToDesk),
  route(referrals.enterAnswerContract, enterAnswer),
  route(referrals.notePhoneContract, notePhone),
  route(referrals.printReferralContract, printReferral),
  route(referrals.sheetFileContract, sheetFile),
  route(referrals.tell111Contract, tell111),
  route(inbox.readInboxContract, readInbox),
  route(inbox.openReceivedContract, openReceived),
  route(inbox.answerReferralContract, answerReferral),
  route(inbox.setAppointmentContract, setAppointment),
  route(inbox.endAppointmentContract, endAppointment),
]
