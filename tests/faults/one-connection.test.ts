import { test } from 'vitest'
import { takeTurns } from './one-connection.ts'
import { useScene } from './scene.ts'

const scene = useScene()

test('#25 over one connection and 600 requests with mishaps between, two people never meet each other’s rows', async () => {
  await takeTurns(scene(), 600)
})
