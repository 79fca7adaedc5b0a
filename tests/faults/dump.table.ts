import { parts } from '#tests/support/fault-parts.ts'

/**
 * Texts that stand in the database as they were typed, each with why. Nothing of a survivor, a caller or the other side is
 * among them: a field that comes to stand here is a decision somebody defends.
 */
const why: Readonly<Record<string, readonly string[]>> = {
  'bodies, their numbers and hours are known to everybody at work': [
    'PATCH /api/agencies/:agency_id name',
    'PATCH /api/agencies/:agency_id short_name',
    'PATCH /api/agencies/:agency_id symbol',
    'POST /api/agencies name',
    'POST /api/agencies short_name',
    'POST /api/agencies symbol',
    'POST /api/duties/:duty_code/holdings basis',
    'POST /api/duty-holdings/:holding_id/move basis',
    'POST /api/duty-numbers hours',
    'POST /api/duty-numbers name',
    'POST /api/duty-numbers note',
    'POST /api/duty-numbers phone',
    'PUT /api/duty-numbers/:id hours',
    'PUT /api/duty-numbers/:id name',
    'PUT /api/duty-numbers/:id note',
    'PUT /api/duty-numbers/:id phone',
    'POST /api/referral-desks name',
    'POST /api/referral-desks open_hours',
    'POST /api/referral-desks phone',
    'PUT /api/referral-desks/:desk_id name',
    'PUT /api/referral-desks/:desk_id open_hours',
    'PUT /api/referral-desks/:desk_id phone',
  ],
  'colleagues, by the name they work under': [
    'PATCH /api/staff/:staff_id display_name',
    'PATCH /api/staff/:staff_id working_name',
    'POST /api/staff display_name',
    'POST /api/staff working_name',
    'POST /api/session/working-name working_name',
    'PATCH /api/passkeys/:passkey_id name',
    'POST /api/passkeys name',
    'POST /api/shifts name',
    'PUT /api/shifts/:id name',
  ],
  'rules and days that the law or the province sets': [
    'PATCH /api/retention/:kind basis',
    'PUT /api/holidays/:day name_vi',
    'PUT /api/holidays/:day source',
  ],
  'which body receives, and which official of it said yes: the form asks for a body, never for a person of the case':
    [
      'POST /api/cases/:case_id/consents recipient_name',
      'POST /api/cases/:case_id/other-grounds recipient_name',
      'POST /api/cases/:case_id/grounds/:ground_id/approve approver_name',
    ],
  'numbers of papers': [
    'POST /api/child-paths/:path_id/papers decision_number',
    'POST /api/child-paths/:path_id/papers signer_authority',
    'POST /api/orders/:order_id/cancellations/:cancellation_id/decide decision_number',
    'POST /api/orders/:order_id/cancellations/:cancellation_id/decide signer_authority',
    'POST /api/orders/:order_id/refuse decision_number',
    'POST /api/orders/:order_id/refuse signer_authority',
    'POST /api/orders/:order_id/sign decision_number',
    'POST /api/orders/:order_id/sign signer_authority',
  ],
  'reports and figures are written to be sent out': [
    'POST /api/reported-figures body_name',
    'POST /api/reported-figures document_number',
    'POST /api/reported-figures title',
    'POST /api/reported-figures unit',
    'POST /api/reports/:report_id/sign signer_name',
    'POST /api/reports/:report_id/sign signer_title',
    ...[
      'addressees.0',
      'blocks.0.text',
      'blocks.1.runs.0.text',
      'legal_bases.0',
      'recipients.0',
      'signature.on_behalf_of',
      'signature.title',
      'subject.0',
    ].map((field) => `PUT /api/reports/:report_id/body body.${field}`),
  ],
}
export const openTexts: readonly string[] = [
  ...Object.values(why),
  ...parts.flatMap((part) => Object.values(part.inClear ?? {})),
].flat()
