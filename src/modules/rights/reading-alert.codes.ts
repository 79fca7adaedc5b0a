/** Reading that does not look like work. How much of it is unusual stands in the table `reading_alert_rule`. */
export const alertKinds = ['own_name', 'many_cases', 'searches_in_vain', 'night_reading'] as const
export type AlertKind = (typeof alertKinds)[number]
export const alertJudgements = ['benign', 'to_examine'] as const
export type AlertJudgement = (typeof alertJudgements)[number]
