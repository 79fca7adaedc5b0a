import { route } from '#kernel/module.ts'
import { listOffered } from './prepare.ts'
import * as contracts from './release.contract.ts'
import * as service from './release.service.ts'
import { exportReleases } from './release-export.service.ts'

export const releasesRoutes = [
  route(contracts.listReleases, service.listReleases),
  route(contracts.exportReleases, exportReleases),
  route(contracts.listOffered, async () => listOffered()),
  route(contracts.readRelease, service.readRelease),
  route(contracts.previewRelease, service.previewRelease),
  route(contracts.draftRelease, service.draftRelease),
  route(contracts.changeRelease, service.changeRelease),
  route(contracts.checkRelease, service.checkRelease),
  route(contracts.reopenRelease, service.reopenRelease),
  route(contracts.publishRelease, service.publishRelease),
  route(contracts.withdrawRelease, service.withdrawRelease),
  route(contracts.downloadRelease, service.downloadRelease),
]
