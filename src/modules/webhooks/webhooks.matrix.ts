/** Who may call what, said independently of the permits. */
const allowed = ['administrator'] as const
const relation = 'own province, an administrator at a body of the province'

export const matrix = [
  { route: 'GET /api/webhooks', allowed, relation },
  { route: 'GET /api/webhooks/export', allowed, relation },
  { route: 'POST /api/webhooks', allowed, relation },
  { route: 'PATCH /api/webhooks/:webhook_id', allowed, relation },
  { route: 'POST /api/webhooks/:webhook_id/move', allowed, relation },
  { route: 'POST /api/webhooks/:webhook_id/secret', allowed, relation },
  { route: 'GET /api/webhooks/:webhook_id/deliveries', allowed, relation },
  { route: 'POST /api/webhook-deliveries/:delivery_id/again', allowed, relation },
] as const
