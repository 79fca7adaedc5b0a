/** Fields and marks that tabs of other modules draw as the case file does. */
export { choicesOf, DangerBadge } from './labels.tsx'
export { MomentField } from './MomentField.tsx'
export { instantOf, type TypedMoment, typedNow } from './moment.ts'
