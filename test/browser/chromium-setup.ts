import type { TestProject } from 'vitest/node'
import { buildWeb } from '../../src/app/start-web.ts'
import { findChromium } from './chromium.ts'
import type { Chromium } from './chromium-install.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    chromium: Chromium
  }
}

/** Once per run, before the walks: the pages as the code now has them (a walk over older ones waits in vain), one browser found or installed for all. */
export default async function setUp(project: TestProject): Promise<void> {
  await buildWeb()
  project.provide('chromium', await findChromium())
}
