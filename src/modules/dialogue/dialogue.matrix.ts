/** Who may call what, said once more by hand; the routes are held against it. Which rows they then see is for the rows' own rules. */
const keepers = ['commune_officer', 'union_officer', 'provincial_officer'] as const
const readers = [...keepers, 'leader', 'clerk', 'partner_desk'] as const
const own = 'held by my agency; all of my province for an officer of the Union of the province'
const seen = 'held by my agency, addressed to it, or of my province for its Union and its leaders'
const turn = 'my body whose turn it is; who holds it, also for a body that answers on paper'

export const matrix = [
  { route: 'GET /api/dialogue-topics', allowed: readers },
  {
    route: 'POST /api/dialogue-topics',
    allowed: ['union_officer', 'provincial_officer'],
    relation: 'the same for all',
  },
  {
    route: 'PUT /api/dialogue-topics/:code',
    allowed: ['union_officer', 'provincial_officer'],
    relation: 'the same for all',
  },
  { route: 'GET /api/dialogues/:dialogue_id/invitations', allowed: keepers, relation: own },
  { route: 'GET /api/dialogues/:dialogue_id/agenda', allowed: keepers, relation: own },
  { route: 'GET /api/dialogues', allowed: readers, relation: 'my province' },
  { route: 'GET /api/dialogues/export', allowed: readers, relation: 'my province' },
  { route: 'POST /api/dialogues', allowed: keepers, relation: own },
  { route: 'GET /api/dialogues/:dialogue_id', allowed: readers, relation: 'my province' },
  { route: 'PUT /api/dialogues/:dialogue_id', allowed: keepers, relation: own },
  { route: 'POST /api/dialogues/:dialogue_id/move', allowed: keepers, relation: own },
  { route: 'GET /api/dialogues/:dialogue_id/notes', allowed: keepers, relation: own },
  { route: 'POST /api/dialogues/:dialogue_id/notes', allowed: keepers, relation: own },
  { route: 'POST /api/dialogues/:dialogue_id/leavings', allowed: keepers, relation: own },
  { route: 'POST /api/dialogues/:dialogue_id/gather', allowed: keepers, relation: own },
  { route: 'POST /api/voices/:voice_id/leave', allowed: keepers, relation: own },
  { route: 'GET /api/petitions', allowed: readers, relation: seen },
  { route: 'GET /api/petitions/export', allowed: readers, relation: seen },
  { route: 'GET /api/petitions/turns', allowed: readers, relation: seen },
  { route: 'POST /api/petitions', allowed: keepers, relation: own },
  { route: 'GET /api/petitions/:petition_id', allowed: readers, relation: seen },
  { route: 'PATCH /api/petitions/:petition_id', allowed: keepers, relation: own },
  { route: 'POST /api/petitions/:petition_id/moves', allowed: [...keepers, 'partner_desk'], relation: turn },
  { route: 'POST /api/petitions/:petition_id/split', allowed: keepers, relation: own },
  { route: 'POST /api/petitions/:petition_id/merge', allowed: keepers, relation: own },
  { route: 'POST /api/dialogues/:dialogue_id/files', allowed: keepers, relation: own },
  { route: 'GET /api/dialogues/:dialogue_id/files/:file_id', allowed: readers, relation: 'my province' },
  { route: 'POST /api/dialogues/:dialogue_id/files/:file_id/remove', allowed: keepers, relation: own },
  { route: 'GET /api/dialogues/:dialogue_id/minutes', allowed: keepers, relation: own },
  { route: 'GET /api/syntheses', allowed: readers, relation: 'my province' },
  { route: 'POST /api/syntheses', allowed: keepers, relation: 'for my agency, of petitions I may see' },
  { route: 'GET /api/syntheses/:synthesis_id', allowed: readers, relation: 'my province' },
  { route: 'POST /api/syntheses/:synthesis_id/lines/:line_id', allowed: keepers, relation: own },
  { route: 'POST /api/syntheses/:synthesis_id/send', allowed: keepers, relation: own },
  { route: 'GET /api/syntheses/:synthesis_id/letter', allowed: keepers, relation: own },
  { route: 'GET /api/recommendations', allowed: readers, relation: 'my province' },
  { route: 'GET /api/recommendations/export', allowed: readers, relation: 'my province' },
  { route: 'POST /api/recommendations', allowed: keepers, relation: own },
  { route: 'POST /api/recommendations/:recommendation_id/move', allowed: keepers, relation: own },
  { route: 'GET /api/public/petitions/:code', allowed: 'public' },
] as const
