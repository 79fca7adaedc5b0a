/** Names of the tab, refusals and the sentences of a case's story. */
export const messages = {
  vi: {
    'children.tab': 'Trẻ em',
    'children.one_of_two': 'Chọn một người trong hồ sơ hoặc một chức danh.',
    'children.authority_needed': 'Ký thay Chủ tịch thì cần số văn bản giao quyền hoặc ủy quyền.',
    'cases.event.child_path.opened': 'Mở đường hỗ trợ trẻ em',
    'cases.event.child_path.written': 'Ghi một giấy trong đường hỗ trợ trẻ em',
    'cases.event.child_path.closed': 'Kết thúc đường hỗ trợ trẻ em',
  },
  en: {
    'children.tab': 'Children',
    'children.one_of_two': 'Choose a person of the case or a function.',
    'children.authority_needed': 'Signing for the chair needs the number of the paper that allows it.',
    'cases.event.child_path.opened': 'A child’s path was opened',
    'cases.event.child_path.written': 'A paper of a child’s path was written',
    'cases.event.child_path.closed': 'A child’s path was closed',
  },
} as const
