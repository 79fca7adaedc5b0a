import type { DemoStage } from '#kernel/module.ts'

/** Fills the past that was published, and one inspection of today. */
export async function seedInspections(_stage: DemoStage): Promise<void> {}
