import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium, type LaunchOptions } from 'playwright-core'
import { type Chromium, chineseFont, installChromium } from './chromium-install.ts'

/** The Chromium named by KEXIN_CHROMIUM, one that is installed, or one installed now; with a font that has Chinese. */
export async function findChromium(): Promise<Chromium> {
  const here = [process.env.KEXIN_CHROMIUM, ...installed(), chromium.executablePath()].find((path) => path !== undefined && existsSync(path))
  const found = here ? { executablePath: here } : installChromium()
  return { ...found, env: { ...found.env, ...chineseFont() } }
}

function installed(): string[] {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
  const places = (process.env.PATH ?? '').split(delimiter)
  const onPath = names.flatMap((name) => places.map((place) => join(place, name)))
  return [...onPath, '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium']
}

/** Headless and quiet: no sandbox (root, containers), no calls home, nothing that asks. */
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** `LC_ALL`: where nothing says which letters file names have, Chromium gives a Chinese one up and saves "download". */
export const launchOptions = (found: Chromium): LaunchOptions => ({
  executablePath: found.executablePath,
  headless: true,
  args: [...quiet, ...(found.args ?? [])],
  env: { ...(process.env as Record<string, string>), LC_ALL: 'C.UTF-8', ...found.env },
})
