/** How far something has come at closing, as the worker says it. */
export const closingAnswers = ['yes', 'partly', 'no'] as const
export const closingAgreements = ['yes', 'no', 'not_asked'] as const
/** Who signs the closing minute. Source: TT 02/2020/TT-BLĐTBXH, Điều 8(3). */
export const closureSignerRoles = ['manager', 'person', 'guardian', 'head', 'commune_chair'] as const
