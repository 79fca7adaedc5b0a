export const knowns = ['yes', 'no', 'unknown'] as const
/** Who stays with her now. */
export const stayings = ['family', 'friend', 'neighbour', 'staff', 'hospital', 'nobody', 'unknown'] as const
/** Who was called: 115, the psychiatric desk, police, a relative she chose, the commune. */
export const calledBodies = ['115', 'psychiatry', 'police', 'relative', 'commune'] as const
