import { addPasskey, beginPasskey } from '#modules/access/passkey.contract.ts'
import { newAuthenticator } from '#tests/support/authenticator.ts'
import type { FaultPart } from '#tests/support/fault-parts.ts'
import type { Person } from '#tests/support/world.ts'
import { row } from '../idor.rows.ts'

const proved = "update session set stepped_up_at = now() where staff_id = $1 and state = 'open'"
let operator: Person | undefined

/** Passkeys: an operator has one; each sample of a new one is what a device says to a fresh challenge. */
export const part: FaultPart = {
  async make({ people, look }) {
    operator = people.operator
    await look(proved, [operator.id])
    const asked = await operator.call(beginPasskey, { body: {} })
    const { id } = await operator.call(addPasskey, { body: newAuthenticator().make(asked, 'Máy mẫu') })
    return { passkey: id }
  },
  records: { passkey_id: 'passkey' },
  versionAt: [['/passkeys/:passkey_id', 'passkey', 'id', 'passkey_id']],
  fresh: {
    'POST /api/passkeys': async (look, _known, sample) => {
      if (!operator) return undefined
      await look(proved, [operator.id])
      const asked = await operator.call(beginPasskey, { body: {} })
      return { body: { ...newAuthenticator().make(asked, 'Máy mẫu'), name: sample.body?.name } }
    },
    'POST /api/passkeys/:passkey_id/remove': async (look, known) => {
      await look(proved, [operator?.id])
      await look('update passkey set removed_at = null where id = $1', [known.passkey])
      return undefined
    },
  },
  hints: { 'POST /api/session/step-up': (body) => ({ ...body, code: undefined }) },
  readBy: {
    'POST /api/passkeys': ['GET /api/passkeys'],
    'PATCH /api/passkeys/:passkey_id': ['GET /api/passkeys'],
  },
  notKept: ['POST /api/session/step-up'],
  idor: [
    ...row(
      'passkey',
      'params.passkey_id',
      { own: ['operator'] },
      'PATCH /api/passkeys/:passkey_id',
      'POST /api/passkeys/:passkey_id/remove',
    ),
  ],
}
