import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { axeFindings } from './browser.ts'

type Dialog = ReturnType<Page['getByRole']>

/** Opens a part of a case file, and has axe look at it in both schemes. */
export async function part(page: Page, name: string) {
  await page.getByRole('tab', { name, exact: true }).press('Enter')
  const panel = page.getByRole('tabpanel', { name, exact: true })
  await panel.getByRole('heading').first().waitFor()
  expect(await axeFindings(page), name).toEqual([])
  return panel
}

/** Opens a dialog, answers it, sends it and sees it go. */
export async function asked(
  page: Page,
  button: string,
  act: string,
  answer?: (dialog: Dialog) => Promise<void>,
) {
  await page.getByRole('button', { name: button, exact: true }).first().press('Enter')
  const dialog = page.getByRole('dialog')
  await dialog.waitFor()
  await answer?.(dialog)
  await dialog.getByRole('button', { name: act, exact: true }).press('Enter')
  await dialog.waitFor({ state: 'detached' }).catch(async () => {
    throw new Error(`${button} stays open: ${await dialog.textContent()}`)
  })
}

/** A choice of a dialog, pressed by its words. */
export const press = (dialog: Dialog, role: 'checkbox' | 'radio', name: string) =>
  dialog.getByRole(role, { name, exact: true }).press('Space')

/** What is picked from a list that opens below its field. */
export async function pick(page: Page, dialog: Dialog, label: string, option: string | RegExp) {
  await dialog.getByRole('combobox', { name: label }).or(dialog.getByLabel(label)).first().click()
  await page.getByRole('option', { name: option }).first().click()
}

/** Nothing of the page lies beside the screen. */
export async function fits(page: Page) {
  const over = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(over, page.url()).toBeLessThanOrEqual(0)
}
