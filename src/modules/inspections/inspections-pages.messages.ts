export const messages = { vi: {}, en: {} } as const
