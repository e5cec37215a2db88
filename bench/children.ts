import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { benchFolder } from './wishes.ts'

export type Child = { readonly port: number; readonly pid: number; stop(): Promise<void> }

/** Starts one of our programs in a process of its own and waits until it prints the address it listens on. */
export async function startChild(script: string, environment: Readonly<Record<string, string>>): Promise<Child> {
  const child = spawn(process.execPath, [...process.execArgv, join(benchFolder, script)], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const port = await new Promise<number>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`${script} ended with ${code}`)))
    createInterface({ input: child.stdout }).on('line', (line) => {
      const address = /^http:\/\/[^\s/]+:(\d+)/.exec(line)
      if (address) resolve(Number(address[1]))
      // What it has to say of its errors is ours to read.
      else console.error(line)
    })
  })
  return { port, pid: child.pid as number, stop: () => stop(child) }
}

export async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  const force = setTimeout(() => child.kill('SIGKILL'), 10_000)
  await gone
  clearTimeout(force)
}

/** Memory of a process that is not shared out to disk, in MB; undefined where the system does not tell. */
export function memoryOf(pid: number): number | undefined {
  try {
    const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return kilobytes ? Number(kilobytes) / 1024 : undefined
  } catch {
    return undefined
  }
}

/** The most memory a process takes until `stop`. */
export function watchMemory(pid: number): { stop(): number } {
  let most = 0
  const timer = setInterval(() => {
    most = Math.max(most, memoryOf(pid) ?? 0)
  }, 200)
  return {
    stop: () => {
      clearInterval(timer)
      return most
    },
  }
}

/** The program that a wrapper has started; the wrapper itself where the system does not tell. */
export function childOf(pid: number): number {
  try {
    return Number(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ')[0]) || pid
  } catch {
    return pid
  }
}
