/** What a support is. Labels: `aid.kind.<code>`. */
export const aidKinds = ['meals', 'travel', 'hospital', 'clothes', 'other'] as const
export type AidKind = (typeof aidKinds)[number]

/** How it is shown that it was received. Labels: `aid.receipt.<code>`. */
export const receipts = ['signed', 'fingerprint', 'witness', 'invoice'] as const
