import type { openInstallation } from '#app/boot.ts'
import { loginConfig } from '#kernel/database.ts'
import { newId } from '#kernel/id.ts'
import { withClient } from '#kernel/schema.ts'

/** A body that takes the hotline of a province, so that there is somebody to seal to. */
export function layHotline(
  installation: Pick<Awaited<ReturnType<typeof openInstallation>>, 'server' | 'base'>,
): Promise<void> {
  return withClient(loginConfig(installation.server, 'nangmai_owner', installation.base), async (owner) => {
    const agency = newId()
    await owner.query(
      "insert into agency (id, province_id, place_id, kind, name, valid_from) values ($1, '22', '22', 'centre', 'Trung tâm đo', '2020-01-01')",
      [agency],
    )
    await owner.query(
      "insert into agency_duty (id, agency_id, duty_code, place_id, from_on, basis) values ($1, $2, 'hotline', '22', '2020-01-01', 'đo')",
      [newId(), agency],
    )
  })
}
