import type { ColumnType, Kysely } from 'kysely'

/** How sure a row is: seen (C), seen in a copy (C*), secondary (S), recalled (R), not found (?). */
export type Mark = 'C' | 'C*' | 'S' | 'R' | '?'
export type Lang = 'vi' | 'en'

/** A day as `YYYY-MM-DD`; the database driver is told to leave days alone. */
type Day = ColumnType<string, string, string>

interface Dated {
  valid_from: Day
  valid_until: Day | null
  source: string
  mark: Mark
}

export interface LawDatabase {
  law_act: Dated & {
    code: string
    act_group: 'physical' | 'psychological' | 'sexual' | 'economic' | 'neglect'
    title_vi: string
    title_en: string
    position: number
    basis: string
  }
  law_act_offer: Dated & {
    act_code: string
    relationship: string
    wording_vi: string | null
    wording_en: string | null
    basis: string
  }
  law_clock_rule: Dated & {
    code: string
    trigger_vi: string
    trigger_en: string
    actor_vi: string
    actor_en: string
    sense: 'due' | 'longest' | 'earliest'
    limit_value: number | null
    limit_unit: 'hour' | 'day' | 'working_day' | 'month' | 'immediately' | 'date'
    roll_to_working_day: boolean
    internal_target_minutes: number | null
    warn_minutes_before: number | null
    pausable: boolean
    pause_basis: string | null
    escalate_duty: string | null
    month_days: string | null
    note_vi: string | null
    note_en: string | null
    basis: string
  }
  law_form: Dated & {
    code: string
    form_number: string | null
    title_vi: string
    title_en: string
    basis: string
  }
  law_measure: Dated & {
    code: string
    title_vi: string
    title_en: string
    position: number
    note_vi: string | null
    note_en: string | null
    basis: string
  }
  hotline_number: Dated & {
    code: string
    number_printed: string
    digits: string
    name_vi: string
    name_en: string
    what_for_vi: string
    what_for_en: string
    hours_vi: string | null
    hours_en: string | null
    province_id: string | null
    position: number
    show_publicly: boolean
  }
  law_text: Dated & {
    text_key: string
    lang: Lang
    body: string
    author: string
    review_state: 'draft' | 'reviewed'
    reviewed_by: string | null
    reviewed_on: Day | null
  }
}

export type LawReader = Kysely<LawDatabase>
