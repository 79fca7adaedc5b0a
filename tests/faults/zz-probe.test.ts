import { test } from 'vitest'
import { nameOf, samplesOf } from '#tests/support/samples.ts'
import { sendCall } from '#tests/support/world.ts'
import { callerOf, contracts, useScene } from './scene.ts'
const scene = useScene()
test('probe', async () => {
  const { known, people, app } = scene()
  console.log(JSON.stringify(known))
  for (const c of contracts) for (const s of samplesOf(c, known)) {
    const role = callerOf(c)
    const r = await sendCall(app, role && people[role].token, c, await scene().fresh(c, s))
    console.log(r.statusCode === 200 ? 'ok ' : '!! ', nameOf(c), r.statusCode, role, s.texts.map((t) => t.path.join('.')).join(' '), r.statusCode === 200 ? '' : r.body.slice(0, 300))
  }
})
