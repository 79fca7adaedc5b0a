import { defineModule, joinMessages } from '#kernel/module.ts'
import { reportRoutes } from './report.routes.ts'
import { messages } from './reports.messages.ts'
import { messages as refusals } from './reports-refusals.messages.ts'

export const reportsModule = defineModule({
  name: 'reports',
  routes: reportRoutes,
  permits: {
    'report.read': ['provincial_officer', 'union_officer', 'leader', 'clerk'],
    'report.write': ['provincial_officer', 'union_officer'],
    'report.initial': ['provincial_officer', 'union_officer', 'leader'],
    'report.return': ['provincial_officer', 'union_officer', 'leader', 'clerk'],
    'report.sign': ['leader'],
    'report.number': ['clerk'],
    'report.remark': ['provincial_officer', 'union_officer', 'leader', 'clerk'],
    'figure.report': ['provincial_officer', 'union_officer'],
  },
  refusals: {
    'report.no_agency': 422,
    'report.wrong_state': 409,
    'report.not_of_kind': 422,
    'report.own_initials': 422,
    'report.paper_not_taken': 422,
    'report.no_converter': 422,
    'report.not_converted': 503,
    'report.signed_too_early': 422,
    'report.dated_too_early': 422,
  },
  messages: joinMessages(messages, refusals),
})
