/** States and moves of what is asked of other bodies, drawn by the page and held by the use cases. */
type Life<S extends string, M extends string> = Readonly<Record<S, Partial<Record<M, S>>>>

export const reportStates = [
  'due',
  'pending',
  'initiated',
  'administrative',
  'refused',
  'transferred',
] as const
export type ReportState = (typeof reportStates)[number]
export const reportMoves = ['report', 'initiate', 'administer', 'refuse', 'transfer'] as const
export type ReportMove = (typeof reportMoves)[number]

const answers = {
  initiate: 'initiated',
  administer: 'administrative',
  refuse: 'refused',
  transfer: 'transferred',
} as const
/** A refusal can be complained of, and a fine be followed by a case: only an initiated one is at its end here. */
export const reportLife: Life<ReportState, ReportMove> = {
  due: { report: 'pending' },
  pending: answers,
  transferred: answers,
  refused: { initiate: 'initiated', administer: 'administrative' },
  administrative: { initiate: 'initiated' },
  initiated: {},
}

export const legalStates = ['asked', 'going', 'ended', 'withdrawn'] as const
export type LegalState = (typeof legalStates)[number]
export const legalMoves = ['go', 'end', 'withdraw'] as const
export type LegalMove = (typeof legalMoves)[number]
export const legalLife: Life<LegalState, LegalMove> = {
  asked: { go: 'going', end: 'ended', withdraw: 'withdrawn' },
  going: { go: 'going', end: 'ended', withdraw: 'withdrawn' },
  ended: {},
  withdrawn: {},
}

export const paperStates = ['wanted', 'requested', 'got', 'dropped'] as const
export type PaperState = (typeof paperStates)[number]
export const paperMoves = ['request', 'get', 'drop', 'want'] as const
export type PaperMove = (typeof paperMoves)[number]
export const paperLife: Life<PaperState, PaperMove> = {
  wanted: { request: 'requested', get: 'got', drop: 'dropped' },
  requested: { get: 'got', drop: 'dropped' },
  got: {},
  dropped: { want: 'wanted' },
}

/** An injury has two lives: its certificate and the expert opinion. A move belongs to one of them. */
export const injuryMoves = [
  'ask_certificate',
  'get_certificate',
  'certificate_refused',
  'ask_expertise',
  'expertise_result',
  'expertise_refused',
] as const
export type InjuryMove = (typeof injuryMoves)[number]
export const certificateLife: Life<'none' | 'asked' | 'got' | 'refused', InjuryMove> = {
  none: { ask_certificate: 'asked', get_certificate: 'got', certificate_refused: 'refused' },
  asked: { get_certificate: 'got', certificate_refused: 'refused' },
  refused: { ask_certificate: 'asked', get_certificate: 'got' },
  got: {},
}
export const expertiseLife: Life<'none' | 'asked' | 'resulted' | 'refused', InjuryMove> = {
  none: { ask_expertise: 'asked' },
  asked: { expertise_result: 'resulted', expertise_refused: 'refused' },
  refused: { ask_expertise: 'asked' },
  resulted: {},
}

/** Moves a state allows, in their order. */
export function movesOf<S extends string, M extends string>(life: Life<S, M>, state: S): M[] {
  return Object.keys(life[state]) as M[]
}
