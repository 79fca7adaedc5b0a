/** What is asked. Source: GBVIMS client feedback form, shortened; `support_person` is whether somebody of hers could come along. */
export const feedbackItems = [
  'hours',
  'comfort',
  'same_worker',
  'support_person',
  'options',
  'decided_herself',
  'referred_well',
  'discreet',
  'confidential',
  'private',
  'friendly',
  'not_judged',
  'answers',
  'language',
  'enough_time',
  'helpful',
  'better',
  'recommend',
] as const
export type FeedbackItem = (typeof feedbackItems)[number]
export const feedbackAnswers = ['yes', 'partly', 'no', 'not_said'] as const
