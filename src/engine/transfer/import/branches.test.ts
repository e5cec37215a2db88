import { expect, it, vi } from 'vitest'
import { bootApp } from '../../../../test/app.ts'
import { branchFiles, type Truth } from '../../../../test/branch-files.ts'
import { everyRecord, importDoor } from '../../../../test/import-door.ts'

vi.setConfig({ testTimeout: 120_000 })

const { admin, person } = await bootApp({ withWorker: true })
const door = importDoor(admin)
const { files, truth } = await branchFiles(150)
const seller = await person({ name: '孙涛', roles: ['rep'] })

const codes: Readonly<Record<string, string>> = { name: 'required', check: 'creditCodeCheck', lost: 'creditCodeLostDigits', letters: 'creditCodeLetters' }
const plain = (name: string) => name.normalize('NFKC').replace(/\s/g, '')

async function memory() {
  const customers = await everyRecord(admin, 'customers')
  const contacts = Map.groupBy(await everyRecord(admin, 'contacts'), (contact) => contact.customerId)
  return new Map(
    customers.map((customer) => [
      customer.creditCode,
      {
        name: plain(customer.name),
        mobiles: (contacts.get(customer.id) ?? []).flatMap(({ phones }) => phones.map((phone: { digits: string }) => phone.digits)).sort(),
      },
    ]),
  )
}

const expected = ({ companies }: Truth) =>
  new Map([...companies].map(([code, { name, mobiles }]) => [code, { name: plain(name), mobiles: [...mobiles].sort() }]))
const badLines = (problems: { line: number; code: string }[]) => new Map(problems.map(({ line, code }) => [line, code]))

it('brings three branches’ lists together: each customer once, each contact once, each bad row told by line', async () => {
  for (const { name, bytes } of files) {
    const read = await door.read(name, bytes)
    expect(read.state).toBe('ready')
    const bad = new Map([...(truth.bad[name] ?? [])].map(([line, why]) => [line, codes[why]]))
    expect(badLines(read.problems)).toEqual(bad)
    const done = await door.run(read.id)
    expect(done).toMatchObject({ state: 'done', problem: null, counts: read.counts })
    expect(badLines(done.problems)).toEqual(bad)
    const { rows, created, updated, same, bad: refused } = done.counts
    expect(created + updated + same + refused).toBe(rows)
  }
  expect(await memory()).toEqual(expected(truth))
})

it('takes the seller a row names, and says whose name it does not know', async () => {
  const { imports } = (await admin.get('/api/imports')).body
  const east = (await admin.get(`/api/imports/${imports.find(({ file }: { file: string }) => file === 'east.csv').id}`)).body.import
  expect(east.notices.filter(({ code }: { code: string }) => code === 'ownerUnknown').length).toBeGreaterThan(10)
  const owned = await everyRecord(seller, 'customers')
  expect(owned.length).toBeGreaterThan(10)
  expect(owned.every(({ ownerId }) => ownerId === seller.id)).toBe(true)
})

it('keeps what has no column of ours as lines of the note, and a visit as a contact record', async () => {
  const [customer] = (
    await admin.get(`/api/customers?filter=${encodeURIComponent(JSON.stringify({ field: 'note', op: 'contains', value: '在用产品' }))}&limit=1`)
  ).body.records
  expect(customer.note).toContain('在用产品: PE 薄膜料')
  const records = await everyRecord(admin, 'contactRecords')
  const visit = records.find(({ channel, result }) => channel === 'visit' && result === '有意向')
  expect(visit).toMatchObject({ channel: 'visit', place: '客户处', content: expect.stringContaining('拜访结果: 有意向') })
  expect(visit?.contactIds).toHaveLength(1)
})

it('changes nothing when the same files come again', async () => {
  for (const { name, bytes } of files) {
    const read = await door.read(name, bytes)
    const done = await door.run(read.id)
    expect(done.counts).toMatchObject({ created: 0, updated: 0, bad: truth.bad[name]?.size ?? 0, same: done.counts.rows - (truth.bad[name]?.size ?? 0) })
  }
  expect(await memory()).toEqual(expected(truth))
})

it('takes a whole import back, its updates included, and repeats it to the same end', async () => {
  const before = await memory()
  const { imports } = (await admin.get('/api/imports')).body
  const north = imports.findLast(({ file }: { file: string }) => file === 'north.csv')
  const undone = await door.undo(north.id)
  expect(undone.undo).toMatchObject({ state: 'done', leftCount: 0 })
  expect((await memory()).size).toBeLessThan(before.size)
  const again = await door.run(north.id)
  expect(again.counts).toEqual(north.counts)
  expect(await memory()).toEqual(before)
})
