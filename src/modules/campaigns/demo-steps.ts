import type { Context } from '#kernel/context.ts'
import { addEventContract } from './event.contract.ts'
import { addEvent } from './event.service.ts'
import { makePlanContract } from './plan.contract.ts'
import { makePlan } from './plan.service.ts'
import { addTaskContract } from './task.contract.ts'
import { addTask } from './task.service.ts'

const bare = { params: undefined, query: undefined }

/** A plan through the shape a form is held to. */
export async function begin(ctx: Context, said: object): Promise<string> {
  const body = makePlanContract.body?.parse({ campaign: 'gender-equality', ...said })
  if (!body) throw new Error('a plan has a body')
  return (await makePlan(ctx, { ...bare, body })).id
}

/** A task through the shape a form is held to. */
export async function give(ctx: Context, plan_id: string, said: object): Promise<void> {
  const body = addTaskContract.body?.parse(said)
  if (!body) throw new Error('a task has a body')
  await addTask(ctx, { params: { plan_id }, query: undefined, body })
}

/** An event through the shape a form is held to. */
export async function tellEvent(ctx: Context, plan_id: string, said: object): Promise<void> {
  const body = addEventContract.body?.parse(said)
  if (!body) throw new Error('an event has a body')
  await addEvent(ctx, { params: { plan_id }, query: undefined, body })
}
