import { useText } from '#ui/text.ts'

export type CodeList =
  | 'kind'
  | 'caller'
  | 'body'
  | 'language'
  | 'interpreter'
  | 'topic'
  | 'outcome'
  | 'sex'
  | 'age'
  | 'danger_sign'
  | 'need'
  | 'advice'
  | 'open_reason'
  | 'history_reason'
  | 'call_back_status'
  | 'call_back_result'
  | 'mode'

/** Labels of the codes a contact is recorded with: `label('topic', 'law')`. */
export function useLabel(): (list: CodeList, code: string) => string {
  const t = useText()
  return (list, code) => t(`hotline.${list}.${code}`)
}
