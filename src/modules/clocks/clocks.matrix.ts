/** Who may call what, stated by hand. Which clocks are shown is the row policy's business. */
export const matrix = [{ route: 'GET /api/clocks', allowed: 'signed-in' }] as const
