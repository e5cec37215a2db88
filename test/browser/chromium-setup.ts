import type { TestProject } from 'vitest/node'
import { findChromium } from './chromium.ts'
import type { Chromium } from './chromium-install.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    chromium: Chromium
  }
}

/** Once per run, before the walks: one browser found or installed for all of them. */
export default async function setUp(project: TestProject): Promise<void> {
  project.provide('chromium', await findChromium())
}
