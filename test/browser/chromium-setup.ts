import type { TestProject } from 'vitest/node'
import { type Chromium, findChromium } from './chromium.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    chromium: Chromium
  }
}

/** Once per run, before the walks: one browser found or installed for all of them. */
export default async function setUp(project: TestProject): Promise<void> {
  project.provide('chromium', await findChromium())
}
