/** Names of pages and tabs, refusals. */
export const messages = {
  vi: {
    'respondents.nav': 'Bên gây bạo lực',
    'respondents.list.title': 'Người có hành vi bạo lực',
    'respondents.file.title': 'Hồ sơ làm việc với người có hành vi bạo lực',
    'respondents.new.title': 'Mở hồ sơ người có hành vi bạo lực',
    'respondents.print.title': 'Bản cam kết',
    'respondents.warning.tab': 'Cảnh báo bảo vệ',
  },
  en: {
    'respondents.nav': 'Who used violence',
    'respondents.list.title': 'Persons who used violence',
    'respondents.file.title': 'Work with a person who used violence',
    'respondents.new.title': 'Open a file of a person who used violence',
    'respondents.print.title': 'Commitment',
    'respondents.warning.tab': 'Protective warnings',
  },
} as const
