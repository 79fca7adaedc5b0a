import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { hashPassword } from '#modules/access/password.ts'
import { axeFindings, useHouse } from '#tests/support/browser.ts'
import { asThief } from '#tests/support/rights-house.ts'

const { world, visit } = useHouse({ byName: true })
const phone = { viewport: { width: 360, height: 740 } }
const password = 'mưa rơi trên mái ngói cũ'

/** A device of Chromium's own that keeps keys and knows its owner's finger. */
async function plugIn(page: Page): Promise<(isOwner: boolean) => Promise<void>> {
  const devices = await page.context().newCDPSession(page)
  await devices.send('WebAuthn.enable')
  const { authenticatorId } = await devices.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return async (isUserVerified) => {
    await devices.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified })
  }
}

test('a person makes a passkey, leaves, comes back with a finger alone, and proves again with it who they are', async () => {
  const person = await world().staff('case_manager', { name: 'Lê Khóa Thử' })
  await world().owner('select access.set_password($1, $2)', [person.id, await hashPassword(password)])
  const page = await visit(person, '/me', phone)
  const knowOwner = await plugIn(page)
  const proof = page.getByRole('dialog', { name: 'Xác nhận đó là bạn' })
  const withKey = proof.getByRole('button', { name: 'Xác nhận bằng khóa truy cập' })

  await page.getByRole('button', { name: 'Thêm khóa truy cập' }).press('Enter')
  await proof.getByLabel('Mật khẩu của bạn').fill(password)
  expect(await withKey.count()).toBe(0) // nobody is offered what they have not
  await page.keyboard.press('Enter')
  const naming = page.getByRole('dialog', { name: 'Thêm khóa truy cập' })
  await naming.getByLabel('Tên của khóa').fill('Điện thoại thử')
  expect(await axeFindings(page)).toEqual([])
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Bỏ khóa Điện thoại thử' }).waitFor()

  await page.getByRole('button', { name: 'Thêm', exact: true }).press('Enter')
  await page.getByRole('button', { name: 'Đăng xuất' }).press('Enter')
  const enter = page.getByRole('button', { name: 'Đăng nhập bằng khóa truy cập' })
  await enter.waitFor()
  await knowOwner(false)
  await enter.press('Enter')
  await page.waitForFunction(() => !document.querySelector('button[aria-disabled="true"]'))
  await enter.waitFor() // another finger opens nothing
  await knowOwner(true)
  await enter.press('Enter')
  await enter.waitFor({ state: 'detached' })
  await page.getByRole('heading', { level: 1 }).first().waitFor()

  await asThief(
    world(),
    "update session set stepped_up_at = now() - interval '11 minutes' where staff_id = $1",
    [person.id],
  )
  await page.goto(new URL('/app/me', page.url()).href)
  await page.getByRole('button', { name: 'Thêm khóa truy cập' }).press('Enter')
  await withKey.waitFor()
  expect(await axeFindings(page)).toEqual([])
  await withKey.press('Enter')
  await naming.getByLabel('Tên của khóa').waitFor()
  await page.context().close()
})
