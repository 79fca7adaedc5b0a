import { publicRoute, route } from '#kernel/module.ts'
import * as boundaries from './boundary.contract.ts'
import * as lines from './boundary.service.ts'
import { getPlace, listPlaces, listProvinces } from './place.contract.ts'
import { findPlaces, showPlace, showProvinces } from './place.service.ts'

export const placeRoutes = [
  route(listPlaces, async (ctx, { query }) => ({ items: await findPlaces(ctx, query) })),
  route(getPlace, (ctx, { params, query }) => showPlace(ctx, params.place_id, query.on)),
  route(boundaries.listBoundaries, lines.listBoundaries),
  route(boundaries.listBoundarySets, lines.listBoundarySets),
  route(boundaries.exportBoundarySets, lines.exportBoundarySets),
  route(boundaries.checkBoundaries, lines.checkBoundaries),
  route(boundaries.bringBoundaries, lines.bringBoundaries),
  publicRoute(listProvinces, (house) => showProvinces(house.db, house.now())),
]
