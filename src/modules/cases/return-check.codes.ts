/** She went back by herself, was taken back, or returned home as the plan had it. */
export const returnWays = ['went_back', 'taken_back', 'reintegrated'] as const
export type ReturnWay = (typeof returnWays)[number]
