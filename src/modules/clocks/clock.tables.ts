import type { ColumnType, GeneratedAlways, Kysely } from 'kysely'
import type { ClockRule, LawDatabase } from '#modules/law/index.ts'
import type { ClockStatus } from './clock.life.ts'

type MaybeMoment = ColumnType<Date | null, Date | null | undefined, Date | null>

export interface ClockDatabase extends LawDatabase {
  clock: {
    id: string
    province_id: string
    agency_id: string
    /** The case the record belongs to: then whoever sees the case sees the clock. */
    case_id: ColumnType<string | null, string | null | undefined, never>
    /** Whose duty it is, where another agency watches. */
    acting_agency_id: ColumnType<string | null, string | null | undefined, never>
    place_id: ColumnType<string | null, string | null | undefined, never>
    /** Over by itself on the day a paper names: then met, not missed. */
    ends_itself: ColumnType<boolean, boolean | undefined, never>
    record_kind: string
    record_id: string
    rule_code: string
    sense: ClockRule['sense']
    rule_snapshot: ColumnType<ClockRule, string, never>
    started_at: ColumnType<Date, Date, never>
    due_at: MaybeMoment
    internal_due_at: MaybeMoment
    runs_out_at: GeneratedAlways<Date>
    paused_at: MaybeMoment
    paused_seconds: ColumnType<number, number | undefined, number>
    pauses: ColumnType<[from: string, until: string][], string | undefined, string>
    met_at: MaybeMoment
    missed_at: MaybeMoment
    escalated_at: MaybeMoment
    status: ColumnType<ClockStatus, ClockStatus | undefined, ClockStatus>
    version: ColumnType<number, number | undefined, number>
  }
}

export type ClockReader = Kysely<ClockDatabase>
