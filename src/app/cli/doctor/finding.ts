/** What one look has found: well, worth a look, or wrong. `todo` says what to do about it. */
export interface Finding {
  state: 'good' | 'look' | 'wrong'
  vi: string
  en: string
  todo?: { vi: string; en: string }
}

export function good(vi: string, en: string): Finding {
  return { state: 'good', vi, en }
}

export function look(vi: string, en: string, todoVi: string, todoEn: string): Finding {
  return { state: 'look', vi, en, todo: { vi: todoVi, en: todoEn } }
}

export function wrong(vi: string, en: string, todoVi: string, todoEn: string): Finding {
  return { state: 'wrong', vi, en, todo: { vi: todoVi, en: todoEn } }
}
