import { publicRoute, route } from '#kernel/module.ts'
import { getPlace, listPlaces, listProvinces } from './place.contract.ts'
import { findPlaces, showPlace, showProvinces } from './place.service.ts'

export const placeRoutes = [
  route(listPlaces, async (ctx, { query }) => ({ items: await findPlaces(ctx, query) })),
  route(getPlace, (ctx, { params, query }) => showPlace(ctx, params.place_id, query.on)),
  publicRoute(listProvinces, (house) => showProvinces(house.db, house.now())),
]
