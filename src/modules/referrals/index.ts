/** What later modules may call. */
export { type ReferralStatus, referralLife } from './referral.life.ts'
export { sendReferral } from './referral.service.ts'
