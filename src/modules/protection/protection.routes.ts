import { route } from '#kernel/module.ts'
import * as measures from './measure.contract.ts'
import {
  decideNotice,
  endMeasure,
  listContactNotices,
  readProtection,
  takeMeasure,
} from './measure.service.ts'
import * as orders from './order.contract.ts'
import * as orderServices from './order.service.ts'
import * as follow from './order-follow.service.ts'
import { printOrder } from './order-paper.service.ts'
import { listOrders, readOrder } from './order-view.service.ts'

export const protectionRoutes = [
  route(measures.readProtectionContract, readProtection),
  route(measures.takeMeasureContract, takeMeasure),
  route(measures.endMeasureContract, endMeasure),
  route(measures.decideNoticeContract, decideNotice),
  route(measures.listContactNoticesContract, listContactNotices),
  route(orders.listCommunesContract, orderServices.showCommunes),
  route(orders.listOrdersContract, listOrders),
  route(orders.readOrderContract, readOrder),
  route(orders.draftOrderContract, orderServices.draftOrder),
  route(orders.repeatOrderContract, orderServices.repeatOrder),
  route(orders.sendOrderContract, orderServices.sendOrder),
  route(orders.withdrawOrderContract, orderServices.withdrawOrder),
  route(orders.signOrderContract, orderServices.signOrder),
  route(orders.refuseOrderContract, orderServices.refuseOrder),
  route(orders.tellRecipientContract, follow.tellRecipient),
  route(orders.tellHerServedContract, follow.tellHerServed),
  route(orders.assignWatcherContract, follow.assignWatcher),
  route(orders.allowContactContract, follow.allowContact),
  route(orders.endContactContract, follow.endContact),
  route(orders.recordViolationContract, follow.recordViolation),
  route(orders.askCancellationContract, follow.askCancellation),
  route(orders.decideCancellationContract, follow.decideCancellation),
  route(orders.printOrderContract, printOrder),
]
