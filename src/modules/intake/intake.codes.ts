/** Codes of reports from the public page. Labels stand in the catalogue as `intake.<list>.<code>`. Safe for the browser. */
export const reportKinds = ['report', 'question'] as const
export const dangers = ['now', 'soon', 'safe', 'unsaid'] as const
export const abouts = ['self', 'other', 'unsaid'] as const
export const reportStates = ['new', 'opened', 'answered', 'closed', 'spam'] as const
export const sides = ['reporter', 'staff'] as const
export const publicLanguages = ['vi', 'en'] as const

export type ReportState = (typeof reportStates)[number]
export type Danger = (typeof dangers)[number]

/** What a report may be: letters of one message, files, and bytes of a file. */
export const reportLimits = { letters: 20_000, files: 5, fileBytes: 10 * 1_048_576 } as const
