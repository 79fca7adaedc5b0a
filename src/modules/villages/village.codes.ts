/** How a village told its numbers. */
export const tellings = ['link', 'paper', 'phone'] as const
/** What an officer enters for a village that has no phone at hand. */
export const enteredTellings = ['paper', 'phone'] as const
/** Most who come to one activity of a village, of each of the four. */
export const mostOfOne = 20_000
