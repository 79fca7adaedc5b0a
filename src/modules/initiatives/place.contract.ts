import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { day, id, placeId } from '#kernel/shapes.ts'
import { Made, params } from './initiative.shapes.ts'

export const addPlaceContract = contract({
  method: 'POST',
  path: '/api/initiatives/:initiative_id/places',
  permit: 'initiative.keep',
  effect: 'write',
  summary: 'It works in one more place from a day on',
  params,
  body: z.strictObject({ place_id: placeId, from_on: day }),
  reply: Made,
})

const ofPlace = params.extend({ working_id: id })

export const choosePlaceContract = contract({
  method: 'POST',
  path: '/api/initiatives/:initiative_id/places/:working_id/choose',
  permit: 'initiative.keep',
  effect: 'write',
  summary:
    'Says which unit of today it is in, after its place was divided; earlier figures keep the former place',
  params: ofPlace,
  body: z.strictObject({ place_id: placeId }),
  reply: Made,
})

export const endPlaceContract = contract({
  method: 'POST',
  path: '/api/initiatives/:initiative_id/places/:working_id/end',
  permit: 'initiative.keep',
  effect: 'write',
  summary: 'It no longer works in this place; its home cannot end so',
  params: ofPlace,
  body: z.strictObject({ on: day }),
  reply: Made,
})
