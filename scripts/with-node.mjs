// Runs one of our .ts files under Node 24, whatever Node (20 or newer) called it, and installs what is missing first.
// Plain .mjs with nothing but Node's own modules: it is the one file that runs before anything is installed.
// The readable story is `main`; everything it says to a person is one line, Chinese and English.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, linkSync, mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { constants } from 'node:os'
import { delimiter, dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const wanted = 24
const home = join(root, '.node')

async function main([script, ...args]) {
  if (!script) refuse('用法：node scripts/with-node.mjs <文件.ts> [参数]', 'usage: node scripts/with-node.mjs <file.ts> [arguments]')
  const isReady = () => findNode() !== undefined && isInstalled()
  if (!isReady()) await alone(() => isReady() || install())
  run(findNode(), script, args)
}

/** The Node to run under: this one when new enough, else the private one. */
function findNode() {
  if (Number(process.versions.node.split('.')[0]) >= wanted) return process.execPath
  const binary = join(home, 'node_modules', platformPackage(), 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  return existsSync(binary) ? binary : undefined
}

const platformPackage = () => `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`

/**
 * Is node_modules what package-lock.json says? npm writes node_modules/.package-lock.json as its last act, so a broken install
 * has none. Comparing the two (some milliseconds) also accepts what a developer's own `npm install` has just put there.
 */
function isInstalled() {
  const there = readPackages(join(root, 'node_modules', '.package-lock.json'))
  if (!there) return false
  const locked = Object.entries(readPackages(join(root, 'package-lock.json')) ?? {}).filter(([path]) => path !== '')
  return locked.every(([path, entry]) => (there[path] ? there[path].version === entry.version : entry.optional === true))
}

const readPackages = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : undefined)

function install() {
  const npm = findNpm()
  if (!findNode()) fetchNode(npm)
  const node = findNode()
  if (!node)
    refuse(
      `没有适用于本机（${platformPackage()}）的 Node ${wanted}，请自行安装`,
      `there is no Node ${wanted} package for this machine (${platformPackage()}); please install it yourself`,
    )
  if (isInstalled()) return
  tell('正在安装依赖包……', 'installing the packages…')
  // Under Node 24, for npm chooses by the engine it runs on; with the tools, for the web pages are built on this machine.
  const done = spawnSync(node, [npm, 'ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
    env: childEnv(node),
  })
  if (done.status !== 0)
    refuse('安装依赖包失败，原因见上；请检查网络后再试', 'installing the packages failed, see above; please check the network and try again')
}

function fetchNode(npm) {
  tell(`本机 Node 为 ${process.versions.node}，正在取得私有的 Node ${wanted}……`, `this is Node ${process.versions.node}; fetching a private Node ${wanted}…`)
  mkdirSync(home, { recursive: true })
  const what = [
    'install',
    '--prefix',
    home,
    '--no-save',
    '--no-package-lock',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
    `${platformPackage()}@${wanted}`,
  ]
  const done = spawnSync(process.execPath, [npm, ...what], { cwd: home, stdio: 'inherit' })
  if (done.status !== 0)
    refuse(`无法取得 Node ${wanted}，请检查网络，或自行安装`, `Node ${wanted} could not be fetched; please check the network, or install it yourself`)
}

/** npm's own script: from the npm that called us, beside this Node, or first on the PATH. */
function findNpm() {
  const called = process.env.npm_execpath
  const beside = [join(dirname(process.execPath), '..', 'lib'), dirname(process.execPath)].map((place) =>
    join(place, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  )
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .map((place) => join(place, 'npm'))
    .filter(existsSync)
    .map((link) => realpathSync(link))
  const found = [called, ...beside, ...onPath].find((path) => path?.endsWith('npm-cli.js') && existsSync(path))
  return found ?? refuse('找不到 npm，请先安装 npm', 'npm was not found; please install npm first')
}

/** Two of us started together must not install over each other: the second waits while the first one's process lives. */
async function alone(work) {
  const lock = join(home, 'installing')
  mkdirSync(home, { recursive: true })
  while (!takeLock(lock)) await new Promise((wake) => setTimeout(wake, 200))
  try {
    work()
  } finally {
    rmSync(lock, { force: true })
  }
}

/** The lock comes into being with its owner's number already in it, so nobody can mistake a new one for a dead one. */
function takeLock(lock) {
  const mine = `${lock}.${process.pid}`
  writeFileSync(mine, String(process.pid))
  try {
    linkSync(mine, lock)
    return true
  } catch {
    if (!isAlive(Number(existsSync(lock) && readFileSync(lock, 'utf8')))) rmSync(lock, { force: true })
    return false
  } finally {
    rmSync(mine)
  }
}

function isAlive(pid) {
  try {
    return pid > 0 && process.kill(pid, 0)
  } catch (error) {
    return error.code === 'EPERM'
  }
}

// V8 gives the young generation 128 MB while a program loads and never takes them back; with 16 MB a start is as fast. On a big machine it
// also lets rubbish grow to four times what lives before it collects, and the C library keeps a heap for each thread: an import held 550 MB
// of which 90 were alive. Collected at half as much again it holds 320, for no more processor time.
const flags = ['--max-semi-space-size=8', '--heap-growing-percent=50']
const arenas = { MALLOC_ARENA_MAX: '2' }

/** What was compiled once is kept for the next start. Hands over: same terminal, same signals, same end. */
function run(node, script, args) {
  const child = spawn(node, [...flags, resolve(root, script), ...args], {
    stdio: 'inherit',
    env: { NODE_COMPILE_CACHE: join(root, '.cache', 'node'), ...arenas, ...childEnv(node) },
  })
  const forward = (signal) => child.kill(signal)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, forward)
  // npm told to stop passes the signal to a shell, which dies and leaves us behind: an orphan stops too.
  const parent = process.ppid
  if (process.env.npm_lifecycle_event) setInterval(() => process.ppid !== parent && forward('SIGTERM'), 500).unref()
  child.on('error', (error) => refuse(`无法运行 ${node}：${error.message}`, `${node} could not be run: ${error.message}`))
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]))
}

/** What we start finds Node 24 as `node` too: install scripts, vite, vitest. */
const childEnv = (node) => ({ ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}` })

const tell = (zh, en) => console.error(`[Kexin] ${zh} ${en}`)

function refuse(zh, en) {
  tell(zh, en)
  process.exit(1)
}

await main(process.argv.slice(2))
