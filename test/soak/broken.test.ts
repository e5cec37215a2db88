import { chmodSync, mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, it, onTestFailed, onTestFinished } from 'vitest'
import { makeDisk } from '../disk.ts'
import { makeEmbeddedFolder, removeEmbeddedFolder } from '../embedded-folder.ts'
import { newLedger, settle, startHouse, storm } from './living-house.ts'

const rounds = Number(process.env.SOAK_ROUNDS ?? 3)

function dataOn(disk: { readonly folder: string }): string {
  chmodSync(disk.folder, 0o711)
  const folder = join(disk.folder, 'data')
  mkdirSync(folder, { mode: 0o711 })
  return folder
}

it('loses nothing that was answered, and does nothing twice, when server or database are killed at random moments under eight writers (F1, F3)', async () => {
  const folder = makeEmbeddedFolder('kexin-soak-')
  onTestFinished(() => removeEmbeddedFolder(folder))
  const ledger = newLedger()
  for (let round = 0; round < rounds; round += 1) {
    const house = await startHouse(folder)
    const writers = storm(house, ledger)
    await pause(1000 + Math.random() * 4000)
    await house.kill(round % 2 === 1)
    await writers.calm()
  }
  const house = await startHouse(folder)
  onTestFinished(() => house.stop())
  await settle(house, ledger, folder)
})

it('loses nothing that was answered when the power of its disk is cut under eight writers (F4)', async ({ skip }) => {
  const disk = makeDisk(1500)
  if (!disk) return skip('no right to make a disk')
  onTestFinished(disk.remove)
  const folder = dataOn(disk)
  const ledger = newLedger()
  for (let round = 0; round < rounds; round += 1) {
    const house = await startHouse(folder)
    const writers = storm(house, ledger)
    await pause(1000 + Math.random() * 4000)
    disk.cutPower()
    await house.kill(true)
    await expect.poll(() => house.databasePid !== undefined && isThere(house.databasePid), { timeout: 30_000 }).toBe(false)
    await writers.calm()
    await disk.powerOn()
  }
  const house = await startHouse(folder)
  onTestFinished(() => house.stop())
  await settle(house, ledger, folder)
})

it('says that the disk is full, loses nothing that was answered, and is itself again when there is room, without anybody’s hand (F5, F6)', async ({ skip }) => {
  const disk = makeDisk(700)
  if (!disk) return skip('no right to make a disk')
  onTestFinished(disk.remove)
  const folder = dataOn(disk)
  const house = await startHouse(folder)
  onTestFinished(() => house.stop())
  onTestFailed(() => console.log(house.said().slice(-8000)))
  const ledger = newLedger()
  const writers = storm(house, ledger)
  await expect.poll(() => ledger.answered.size, { timeout: 60_000 }).toBeGreaterThan(50)
  const ballast = join(disk.folder, 'ballast')
  const room = () => statfsSync(disk.folder).bavail * statfsSync(disk.folder).bsize
  writeFileSync(ballast, Buffer.alloc(Math.max(0, room() - 2_000_000)))
  const refused = () => (ledger.statuses.get(507) ?? 0) + (ledger.statuses.get(503) ?? 0)
  await expect.poll(refused, { timeout: 240_000, message: 'refusals' }).toBeGreaterThan(7)
  const live = await fetch(`${house.at}/health/live`).catch(() => undefined)
  expect(live?.status, house.said()).toBe(200)
  await pause(15_000)
  rmSync(ballast)
  await writers.calm()
  console.log('full disk', JSON.stringify([...ledger.statuses]))
  await expect.poll(async () => (await fetch(`${house.at}/health/ready`).catch(() => undefined))?.status, { timeout: 60_000, interval: 1000 }).toBe(200)
  expect(ledger.statuses.get(500) ?? 0, JSON.stringify([...ledger.statuses])).toBe(0)
  await settle(house, ledger, folder)
})

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
