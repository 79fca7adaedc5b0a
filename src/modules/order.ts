/**
 * The order of the house. A module may import the face (`index.ts`) of modules before it, never after,
 * and never across the wall between response and prevention. `tests/architecture.test.ts` holds the code
 * against this list.
 */
export const floors = {
  foundation: ['documents', 'places', 'access', 'law', 'messages', 'clocks', 'directory'],
  response: [
    'intake',
    'hotline',
    'cases',
    'safety',
    'incidents',
    'consent',
    'referrals',
    'protection',
    'children',
    'recourse',
    'respondents',
    'communebook',
    'shelter',
    'handovers',
    'returnees',
    'aid',
    'rights',
  ],
  prevention: ['initiatives', 'activities', 'campaigns', 'dialogue', 'inspections', 'papers', 'villages'],
  accountability: [
    'indicators',
    'targets',
    'reports',
    'regimes',
    'boards',
    'releases',
    'webhooks',
    'exchange',
  ],
} as const

export type Floor = keyof typeof floors
export type ModuleName = (typeof floors)[Floor][number]

/** Every module's name, first to last. */
export const moduleOrder: readonly ModuleName[] = Object.values(floors).flat()
