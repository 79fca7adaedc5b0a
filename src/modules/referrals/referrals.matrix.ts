/** Who may call what, said once more by hand; the routes are held against it. */
const workers = ['operator', 'duty_leader', 'case_manager'] as const
const readers = [...workers, 'supervisor'] as const
const desk = ['partner_desk'] as const
const ofDesk = 'of the desk’s agency, not related, and something may be told now'

export const matrix = [
  { route: 'GET /api/referral-desks', allowed: [...readers, 'administrator'] },
  { route: 'POST /api/referral-desks', allowed: ['administrator'] },
  { route: 'PUT /api/referral-desks/:desk_id', allowed: ['administrator'] },
  { route: 'GET /api/cases/:case_id/referral-offer', allowed: workers, relation: 'assigned' },
  { route: 'POST /api/cases/:case_id/referrals', allowed: workers, relation: 'assigned, with her consent' },
  { route: 'GET /api/cases/:case_id/referrals', allowed: readers, relation: 'sees the case' },
  { route: 'GET /api/referrals/:referral_id', allowed: readers, relation: 'sees the case' },
  { route: 'GET /api/referrals', allowed: readers, relation: 'sees the case' },
  { route: 'GET /api/referrals/export', allowed: readers, relation: 'sees the case' },
  { route: 'GET /api/referrals/today', allowed: readers, relation: 'sees the case' },
  { route: 'POST /api/referrals/:referral_id/withdraw', allowed: workers, relation: 'assigned' },
  { route: 'POST /api/referrals/:referral_id/reply', allowed: workers, relation: 'assigned' },
  { route: 'POST /api/referrals/:referral_id/paper-answer', allowed: workers, relation: 'assigned' },
  { route: 'POST /api/referrals/:referral_id/phone', allowed: workers, relation: 'assigned' },
  { route: 'POST /api/referrals/:referral_id/print', allowed: workers, relation: 'assigned' },
  { route: 'POST /api/referrals/:referral_id/sheet', allowed: workers, relation: 'assigned' },
  { route: 'POST /api/cases/:case_id/results-to-111', allowed: workers, relation: 'assigned' },
  { route: 'GET /api/inbox', allowed: desk, relation: ofDesk },
  { route: 'GET /api/inbox/:referral_id', allowed: desk, relation: ofDesk },
  { route: 'POST /api/inbox/:referral_id/answer', allowed: desk, relation: ofDesk },
  {
    route: 'POST /api/referrals/:referral_id/appointments',
    allowed: [...workers, ...desk],
    relation: `assigned, or ${ofDesk}`,
  },
  {
    route: 'POST /api/referrals/:referral_id/appointments/:appointment_id',
    allowed: [...workers, ...desk],
    relation: `assigned, or ${ofDesk}`,
  },
] as const
