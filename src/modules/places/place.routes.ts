import { route } from '#kernel/module.ts'
import { getPlace, listPlaces } from './place.contract.ts'
import { findPlaces, showPlace } from './place.service.ts'

export const placeRoutes = [
  route(listPlaces, async (ctx, { query }) => ({ items: await findPlaces(ctx, query) })),
  route(getPlace, (ctx, { params, query }) => showPlace(ctx, params.place_id, query.on)),
]
