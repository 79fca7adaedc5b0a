import { createHash } from 'node:crypto'
import type { Context } from '#kernel/context.ts'
import type { Reader } from '#kernel/database.ts'
import { getIndicator } from './catalogue.ts'
import { listRecords } from './family.queries.ts'
import { readFigure } from './figure.service.ts'
import type { FigureValue } from './indicator.contract.ts'
import { definitionVersion, type Span } from './indicator.ts'
import { openValue } from './open-figure.queries.ts'
import { askUnit, dayBefore } from './units.service.ts'

/** A figure as a document keeps it. */
export interface ToldFigure extends Span {
  indicator: string
  place: string
  value: FigureValue
  definition_version: string
  /** SHA-256 over the ids of the records: tells that other records make up the same number. */
  records: string
}

interface FigureAsked extends Span {
  indicator: string
  place: string
}

/** A figure of a province for a document, as the person writing it is told it. Recorded like any look. */
export async function tellFigure(ctx: Context, asked: FigureAsked): Promise<ToldFigure> {
  const { from, until, place } = asked
  const figure = await readFigure(ctx, {
    params: { code: asked.indicator },
    query: { from, until, place },
    body: undefined,
  })
  const { count: _, ...rest } = await provenance(ctx.facts, asked)
  return { ...asked, value: figure.value, ...rest }
}

/** The same for the command line, where nobody is signed in: nothing is covered, nobody's look is recorded. */
export async function tellFigureExactly(facts: Reader, asked: FigureAsked): Promise<ToldFigure> {
  const { count, ...rest } = await provenance(facts, asked)
  return { ...asked, value: count, ...rest }
}

async function provenance(facts: Reader, asked: FigureAsked) {
  const indicator = getIndicator(asked.indicator)
  const unit = await askUnit(facts, asked.place, dayBefore(asked.until))
  const atoms = new Set(unit.map.sets[unit.set])
  const ids = (await listRecords(facts, indicator, unit.map, asked))
    .filter((record) => atoms.has(record.atom))
    .map((record) => record.id)
  return {
    count: indicator.floor === 'prevention' ? await openValue(facts, indicator, unit, asked) : ids.length,
    definition_version: definitionVersion(indicator, facts),
    records: createHash('sha256').update(ids.toSorted().join('\n')).digest('hex'),
  }
}
