/** What the public site may call. */
export {
  type AskedVillage,
  findVillage,
  tellVillage,
  type VillageNumbers,
  type VillageOutcome,
} from './public-village.service.ts'
