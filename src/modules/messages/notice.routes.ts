import { route } from '#kernel/module.ts'
import { listNotices, readNotice } from './notice.contract.ts'
import { noticeRead, showNotices } from './notice.service.ts'

export const noticeRoutes = [route(listNotices, showNotices), route(readNotice, noticeRead)]
