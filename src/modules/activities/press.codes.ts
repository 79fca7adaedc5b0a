export const outletKinds = [
  'newspaper',
  'online',
  'radio',
  'television',
  'commune_radio',
  'agency_site',
  'other',
] as const
