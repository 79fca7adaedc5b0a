import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { House } from '#kernel/context.ts'
import { Refusal } from '#kernel/refusal.ts'
import { doesPart, workParts } from './work.part.ts'

/** Work as a power of two: about 4,000 digests in quiet times; a million in a flood, which takes a cheap telephone ten seconds. */
export const workBits = { least: 12, most: 20 } as const
/** How long a challenge is good for, and how long a page without script may be asked to wait. */
export const workLimits = { lastsMs: 30 * 60_000, leastWaitSeconds: 4, mostWaitSeconds: 40 } as const

const quietAMinute = 15

/** What was asked for lately, as a number that fades within a minute, and the challenges that were used. */
interface Desk {
  load: number
  at: number
  spent: Map<string, number>
}
const desks = new WeakMap<House['intake'], Desk>()

function deskOf(house: House): Desk {
  const known = desks.get(house.intake)
  if (known) return known
  const desk = { load: 0, at: house.now().getTime(), spent: new Map() }
  desks.set(house.intake, desk)
  return desk
}

function fade(desk: Desk, now: number): void {
  desk.load *= Math.exp(-Math.max(0, now - desk.at) / 60_000)
  desk.at = now
}

/** Bits that are asked for now: they rise with what comes in from everywhere. Nobody is counted, so nobody can be shut out. Pure. */
export function bitsFor(load: number): number {
  const above = load > quietAMinute ? Math.floor(Math.log2(load / quietAMinute) * 1.5) : 0
  return Math.min(workBits.most, workBits.least + above)
}

/** Seconds a page without script waits before it may send. Pure. */
export function waitFor(load: number): number {
  const share = (bitsFor(load) - workBits.least) / (workBits.most - workBits.least)
  return Math.round(
    workLimits.leastWaitSeconds + share * (workLimits.mostWaitSeconds - workLimits.leastWaitSeconds),
  )
}

function sign(house: House, text: string): string {
  return house.mac('intake-work', text).toString('base64url').slice(0, 16)
}

/** A challenge: drawn by lot, bound to its difficulty and its moment, kept nowhere until it is used. */
export function askWork(house: House): { challenge: string; bits: number } {
  const now = house.now().getTime()
  const desk = deskOf(house)
  fade(desk, now)
  desk.load += 1
  const bits = bitsFor(desk.load)
  const text = `${randomBytes(9).toString('base64url')}.${bits}.${now.toString(36)}`
  return { challenge: `${text}.${sign(house, text)}`, bits }
}

/** A ticket for a page without script: it is good after a while instead of after work. */
export function askWait(house: House): { ticket: string; seconds: number } {
  const { challenge } = askWork(house)
  return { ticket: challenge, seconds: waitFor(deskOf(house).load) }
}

/**
 * Takes the work for one report: ours, fresh, done in all its parts, as hard as is asked for now (up to two bits less, since it was done a while
 * ago), and not used before. Refuses with `intake.work_again`; whoever does the new challenge gets through.
 */
export function takeWork(house: House, work: { challenge: string; numbers: readonly number[] }): void {
  const { challenge, numbers } = work
  const { bits } = fresh(house, challenge)
  const asked = Math.min(bitsFor(deskOf(house).load), workBits.most)
  const isDone =
    numbers.length === workParts && numbers.every((number, part) => doesPart(challenge, bits, part, number))
  if (bits < asked - 2 || !isDone) throw new Refusal('intake.work_again')
  spend(house, work.challenge)
}

/** Takes a ticket that has waited. Refuses with `intake.wait`, telling the seconds left, or `intake.work_again`. */
export function takeWait(house: House, ticket: string): void {
  const { bits, askedAt } = fresh(house, ticket)
  const share = (bits - workBits.least) / (workBits.most - workBits.least)
  const seconds =
    workLimits.leastWaitSeconds + share * (workLimits.mostWaitSeconds - workLimits.leastWaitSeconds)
  const left = Math.ceil((askedAt + seconds * 1000 - house.now().getTime()) / 1000)
  if (left > 0) throw new Refusal('intake.wait', { wait_seconds: left })
  spend(house, ticket)
}

function fresh(house: House, challenge: string): { bits: number; askedAt: number } {
  const [salt, bits, at, mac = ''] = challenge.split('.')
  const signed = Buffer.from(sign(house, `${salt}.${bits}.${at}`))
  const given = Buffer.from(mac)
  const isOurs = given.length === signed.length && timingSafeEqual(given, signed)
  const askedAt = Number.parseInt(at ?? '', 36)
  const now = house.now().getTime()
  if (!isOurs || askedAt + workLimits.lastsMs < now || deskOf(house).spent.has(challenge))
    throw new Refusal('intake.work_again')
  return { bits: Number(bits), askedAt }
}

function spend(house: House, challenge: string): void {
  const desk = deskOf(house)
  const now = house.now().getTime()
  fade(desk, now)
  desk.load += 1
  for (const [old, until] of desk.spent) {
    if (until >= now) break // kept in the order they came
    desk.spent.delete(old)
  }
  desk.spent.set(challenge, now + workLimits.lastsMs)
}
