import { route } from '#kernel/module.ts'
import * as clocks from './clock.contract.ts'
import { exportClocks, moveClock, readClock, searchClocks, showClocks } from './clock-list.service.ts'
import * as holidays from './holiday.contract.ts'
import { listHolidays, setHoliday } from './holiday.service.ts'

export const clockRoutes = [
  route(clocks.listClocksContract, showClocks),
  route(clocks.searchClocksContract, searchClocks),
  route(clocks.exportClocksContract, exportClocks),
  route(clocks.readClockContract, readClock),
  route(clocks.moveClockContract, moveClock),
  route(holidays.listHolidaysContract, listHolidays),
  route(holidays.setHolidayContract, setHoliday),
]
