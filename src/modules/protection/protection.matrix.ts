/** Who may call what, said once more by hand. Which orders they then see is for the rows' own rules. */
const workers = ['operator', 'duty_leader', 'case_manager'] as const
const readers = [...workers, 'supervisor'] as const
const both = [...workers, 'commune_officer'] as const
const seers = [...readers, 'commune_officer'] as const
const work = 'works on the case'
const either = 'works on the case, or officer of the commune it was sent to'

export const matrix = [
  {
    route: 'GET /api/cases/:case_id/protection',
    allowed: readers,
    relation: 'assigned, or supervisor of its agency',
  },
  { route: 'POST /api/cases/:case_id/measures', allowed: workers, relation: work },
  { route: 'POST /api/cases/:case_id/measures/:measure_id/end', allowed: workers, relation: work },
  {
    route: 'POST /api/commune-notices',
    allowed: workers,
    relation: 'sees the contact, or works on the case',
  },
  { route: 'GET /api/contacts/:contact_id/commune-notices', allowed: workers, relation: 'sees the contact' },
  { route: 'GET /api/orders/communes', allowed: workers },
  { route: 'GET /api/orders', allowed: seers, relation: either },
  { route: 'GET /api/orders/:order_id', allowed: seers, relation: either },
  { route: 'POST /api/cases/:case_id/orders', allowed: workers, relation: work },
  { route: 'POST /api/orders/:order_id/repeat', allowed: workers, relation: work },
  { route: 'POST /api/orders/:order_id/send', allowed: workers, relation: work },
  { route: 'POST /api/orders/:order_id/withdraw', allowed: workers, relation: work },
  { route: 'POST /api/orders/:order_id/served-told', allowed: workers, relation: work },
  { route: 'POST /api/orders/:order_id/sign', allowed: both, relation: either },
  { route: 'POST /api/orders/:order_id/refuse', allowed: both, relation: either },
  { route: 'POST /api/orders/:order_id/recipients', allowed: both, relation: either },
  { route: 'POST /api/orders/:order_id/watcher', allowed: both, relation: either },
  { route: 'POST /api/orders/:order_id/contacts', allowed: both, relation: either },
  { route: 'POST /api/orders/:order_id/contacts/:allowed_id/end', allowed: both, relation: either },
  { route: 'POST /api/orders/:order_id/violations', allowed: both, relation: either },
  { route: 'POST /api/orders/:order_id/cancellations', allowed: both, relation: either },
  {
    route: 'POST /api/orders/:order_id/cancellations/:cancellation_id/decide',
    allowed: both,
    relation: either,
  },
  { route: 'GET /api/orders/:order_id/papers/:paper', allowed: both, relation: either },
] as const
