import type { Generated, Kysely } from 'kysely'

export type Level = 'province' | 'district' | 'commune'
export type Kind =
  | 'tinh'
  | 'thanh_pho'
  | 'quan'
  | 'huyen'
  | 'thi_xa'
  | 'thanh_pho_tinh'
  | 'phuong'
  | 'xa'
  | 'thi_tran'
  | 'dac_khu'

interface Form {
  kind: Kind
  name: string
  folded_name: string
  parent_id: string | null
  province_id: string
  source: string
}

/** The tables of this module; days are `YYYY-MM-DD`. */
export interface PlacesDatabase {
  place: Form & {
    id: string
    code: string
    level: Level
    valid_from: string | null
    valid_until: string | null
    area_class: string | null
  }
  place_form: Form & { place_id: string; valid_until: string }
  place_successor: {
    from_id: string
    to_id: string
    extent: 'whole' | 'part'
    needs_choice: boolean
    on_day: string
    source: string
  }
  public_holiday: {
    day: string
    working: boolean
    name_vi: string
    source: string
    status: 'issued' | 'computed' | 'proposed'
    changed_at: Generated<Date | null>
  }
}

export type PlacesReader = Kysely<PlacesDatabase>
