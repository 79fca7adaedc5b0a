import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { modules } from '#app/modules.ts'
import { type Role, roles } from '#modules/access/index.ts'
import { axeFindings, useHouse } from '#tests/support/browser.ts'
import { fits } from '#tests/support/steps.ts'
import type { PagesFile } from '#ui/page-spec.ts'

const { world, visit } = useHouse()
const files = import.meta.glob<PagesFile>('../../src/modules/*/web/pages.tsx', { eager: true })
const permits = new Map(modules.flatMap((module) => Object.entries(module.permits)))

/** Pages that need no record, by the first role that may open them. */
const byRole = Map.groupBy(
  Object.values(files)
    .flatMap(({ pages }) => pages)
    .filter(({ path }) => !path.includes('$')),
  ({ permit }): Role =>
    !permit || permit === 'signed-in' ? 'operator' : ((permits.get(permit) ?? roles)[0] as Role),
)

async function standsEmpty(page: Page, path: string): Promise<void> {
  await page.goto(page.url().replace(/\/app\/.*$|\/app$/, `/app${path}`))
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await page.waitForLoadState('networkidle')
  await fits(page)
  expect(await axeFindings(page), path).toEqual([])
}

test.each([...byRole.keys()])(
  'in a new house every page of %s stands on a phone with nothing beside the screen, and axe finds nothing serious in either scheme',
  async (role) => {
    const person = await world().staff(role)
    world().setNow(null) // the browser keeps the day of today
    const page = await visit(person, '/', { viewport: { width: 360, height: 740 } })
    for (const { path } of byRole.get(role) ?? []) await standsEmpty(page, path)
  },
  120_000,
)
