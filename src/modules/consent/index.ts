/** What later modules may call. */
export {
  approveGround,
  giveConsent,
  groundOtherwise,
  reviewGround,
  withdrawGround,
} from './consent.service.ts'
export { type SharingGround, sharedFields } from './shared-fields.rule.ts'
