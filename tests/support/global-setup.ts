import type { TestProject } from 'vitest/node'
import { type ClusterFacts, startTestDatabase } from './cluster.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    cluster: ClusterFacts
  }
}

let running: Promise<{ facts: ClusterFacts; stop(): Promise<void> }> | undefined
let projects = 0

/** Starts PostgreSQL once for the run, whichever projects take part, and lends its address to the workers. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  running ??= startTestDatabase()
  projects += 1
  const cluster = await running
  project.provide('cluster', cluster.facts)
  return async () => {
    projects -= 1
    if (projects === 0) await cluster.stop()
  }
}
