/** Sentences of campaigns that are loaded with the app: names of pages, words left for officers. */
export const messages = {
  vi: {
    'campaigns.list.title': 'Chiến dịch',
    'campaigns.board.title': 'Tháng hành động',
    'campaigns.new.title': 'Lập kế hoạch chiến dịch',
    'campaigns.plan.title': 'Kế hoạch chiến dịch',
    'campaigns.task.title': 'Việc được giao',
    'campaigns.compare.title': 'So kế hoạch các tỉnh',
    'campaigns.themes.title': 'Chủ đề từng năm',
    'campaigns.report.title': 'Dự thảo báo cáo tổng kết',
    'campaigns.import.title': 'Nhập nhiệm vụ từ Excel',
    'campaigns.notice.campaign.nudged': 'Một việc của chiến dịch đã quá hạn',
    'campaigns.of_activity.title': 'Tính cho chiến dịch',
  },
  en: {
    'campaigns.list.title': 'Campaigns',
    'campaigns.board.title': 'Action month',
    'campaigns.new.title': 'Begin a campaign plan',
    'campaigns.plan.title': 'Campaign plan',
    'campaigns.task.title': 'Task owed',
    'campaigns.compare.title': 'Plans of several provinces',
    'campaigns.themes.title': 'Themes by year',
    'campaigns.report.title': 'Draft of the closing report',
    'campaigns.import.title': 'Tasks from Excel',
    'campaigns.notice.campaign.nudged': 'A task of a campaign is overdue',
    'campaigns.of_activity.title': 'Counts for a campaign',
  },
} as const
