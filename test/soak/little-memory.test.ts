import { setTimeout as pause } from 'node:timers/promises'
import { expect, it, onTestFailed, onTestFinished } from 'vitest'
import { makeEmbeddedFolder, removeEmbeddedFolder } from '../embedded-folder.ts'
import { makeCage } from '../memory-cage.ts'
import { type LivingHouse, startHouse } from './living-house.ts'

const rows = 50_000
const megabytes = 512

async function ask(house: LivingHouse, path: string, body?: unknown): Promise<Response> {
  const isForm = body instanceof FormData
  const answer = await fetch(`${house.at}${path}`, {
    headers: { cookie: house.cookie, origin: house.at, ...(body && !isForm ? { 'content-type': 'application/json' } : {}) },
    ...(body ? { method: 'POST', body: isForm ? body : JSON.stringify(body) } : {}),
  })
  expect(answer.ok, `${path}: ${answer.status}`).toBe(true)
  return answer
}

type Import = { readonly id: string; readonly state: string; readonly counts: { readonly created: number } }
const importOf = async (answer: Response): Promise<Import> => ((await answer.json()) as { import: Import }).import

async function until(house: LivingHouse, id: string, state: string): Promise<Import> {
  for (;;) {
    const now = await importOf(await ask(house, `/api/imports/${id}`))
    if (now.state === state) return now
    expect(['failed', 'cancelled'], house.said().slice(-2000)).not.toContain(now.state)
    await pause(1000)
  }
}

it('brings in fifty thousand customers and gives them out as a sheet again with half a gigabyte for the server (F31)', async ({ skip }) => {
  const cage = makeCage(megabytes)
  if (!cage) return skip('no right to bound a process’s memory')
  const folder = makeEmbeddedFolder('kexin-soak-')
  const house = await startHouse(folder)
  onTestFailed(() => console.log(house.said().slice(-8000)))
  onTestFinished(async () => {
    await house.stop()
    cage.remove()
    removeEmbeddedFolder(folder)
  })
  cage.keep(house.pid)
  const lines = Array.from({ length: rows }, (_, at) => `内存客户${at + 100_000}有限公司,021-${60_000_000 + at},上海市浦东新区世纪大道 ${at} 号`)
  const form = new FormData()
  form.set('object', 'customer')
  form.set('file', new Blob([`客户名称,电话,地址\n${lines.join('\n')}\n`]), 'customers.csv')
  const { id } = await importOf(await ask(house, '/api/imports', form))
  await until(house, id, 'ready')
  await ask(house, `/api/imports/${id}/run`, { mode: 'create' })
  expect((await until(house, id, 'done')).counts.created).toBe(rows)
  for (const format of ['xlsx', 'csv']) {
    const file = await (await ask(house, `/api/customers/export?format=${format}`)).arrayBuffer()
    expect(file.byteLength, format).toBeGreaterThan(rows * 20)
  }
  console.log(`little memory: ${cage.peak().toFixed(0)} of ${megabytes} MB`)
  expect((await fetch(`${house.at}/health/ready`)).status).toBe(200)
})
