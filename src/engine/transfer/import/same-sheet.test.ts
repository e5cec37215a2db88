import { sql } from 'kysely'
import { expect, it, vi } from 'vitest'
import { bootApp } from '../../../../test/app.ts'
import { everyRecord, importDoor } from '../../../../test/import-door.ts'
import { expectInvariants } from '../../../../test/invariants.ts'

vi.setConfig({ testTimeout: 300_000 })

const { admin, opened, person } = await bootApp({ withWorker: true })
const door = importDoor(admin)

type Line = readonly string[]
const csv = (heads: Line, lines: readonly Line[]): string => [heads, ...lines].map((line) => line.join()).join('\n')
/** Always the same disorder. */
function shuffled(lines: readonly Line[]): Line[] {
  let seed = 7
  const next = () => (seed = (seed * 48271) % 2147483647)
  return lines
    .map((line) => [next(), line] as const)
    .toSorted((a, b) => a[0] - b[0])
    .map(([, line]) => line)
}

const branches = ['华东分公司', '华北分公司', '华南分公司']
const departments = ['销售部', '技术部', '市场部']
const unitHeads = ['名称', '上级单元', '类型', '负责人']
const units: readonly Line[] = [
  ['星河集团', '', '总公司', ''],
  ...branches.map((branch) => [branch, '星河集团', '分公司', '']),
  ...branches.flatMap((branch) => departments.map((name) => [name, branch, '部门', ''])),
  ...branches.flatMap((branch) => ['一组', '二组'].map((name) => [name, `${branch}/销售部`, '小组', ''])),
]

const peopleHeads = ['工号', '姓名', '邮箱', '手机', '职务', '主部门', '角色', '直接上级']
/** A chief, three heads, nine of a department, the rest in teams; three are called 张伟, and their people name them each in another way. */
const staff: readonly Line[] = [
  ['S000', '总裁', 'chief@corp.test', '13700000000', '总裁', '星河集团', '公司领导', ''],
  ...branches.map((branch, at) => [`S00${at + 1}`, '张伟', `zhangwei${at}@corp.test`, `1370000000${at + 1}`, '总经理', branch, '大区负责人', '总裁']),
  ...branches.flatMap((branch, at) =>
    departments.map((name, of) => {
      const boss = [`S00${at + 1}`, `zhangwei${at}@corp.test`, `张伟 (zhangwei${at}@corp.test)`][of] as string
      return [`S1${at}${of}`, `${branch.slice(0, 2)}${name}长`, `head${at}${of}@corp.test`, '', '部长', `${branch}/${name}`, '直接负责人', boss]
    }),
  ),
  ...Array.from({ length: 47 }, (_, at): Line => {
    const of = at % 3
    return [
      `S2${String(at).padStart(2, '0')}`,
      at < 6 ? '李娜' : `员工${at}`,
      `rep${at}@corp.test`,
      '',
      '',
      `${branches[of]}/销售部/${at % 2 ? '一组' : '二组'}`,
      '销售人员',
      `S1${of}0`,
    ]
  }),
]

const put = async (name: string, text: string, object: string) => {
  const read = await door.read(name, text, object)
  const done = await door.run(read.id)
  expect(done.problems).toEqual([])
  expect(done.counts).toEqual(read.counts)
  return { id: read.id as string, counts: done.counts }
}
const unitTree = async () => {
  const found = await everyRecord(admin, 'orgUnits')
  const byId = new Map(found.map((unit) => [unit.id, unit]))
  const way = (id: string): string => (byId.get(byId.get(id)?.parentId) ? `${way(byId.get(id)?.parentId)}/` : '') + byId.get(id)?.name
  return new Map(found.map(({ id }) => [id as string, way(id)]))
}

it('takes a whole company in from two sheets, in any order of rows: units of one name apart, namesakes apart, everyone under his own chief; and again changes nothing; and undone leaves nothing', async () => {
  const before = { units: (await everyRecord(admin, 'orgUnits')).length, people: (await everyRecord(admin, 'users')).length }
  const unitSheet = csv(unitHeads, shuffled(units))
  const madeUnits = await put('组织.csv', unitSheet, 'orgUnit')
  expect(madeUnits.counts).toMatchObject({ rows: 19, created: 19, notices: 0 })
  const ways = await unitTree()
  const expected = branches.flatMap((branch) => [
    `星河集团/${branch}`,
    ...departments.map((name) => `星河集团/${branch}/${name}`),
    ...['一组', '二组'].map((name) => `星河集团/${branch}/销售部/${name}`),
  ])
  expect([...ways.values()].filter((way) => way.startsWith('星河集团/')).toSorted()).toEqual(expected.toSorted())
  expect((await put('组织.csv', unitSheet, 'orgUnit')).counts).toMatchObject({ rows: 19, same: 19 })

  expect(staff).toHaveLength(60)
  const staffSheet = csv(peopleHeads, shuffled(staff))
  const madePeople = await put('员工.csv', staffSheet, 'user')
  expect(madePeople.counts).toMatchObject({ rows: 60, created: 60, notices: 0 })
  const people = (await everyRecord(admin, 'users')).filter(({ staffNumber }) => staffNumber)
  const byNumber = new Map(people.map((each) => [each.staffNumber, each]))
  const bossOf = (written: string) => people.find((each) => [each.staffNumber, each.email].some((said) => written.includes(said)) || each.name === written)
  for (const [number = '', name, email, , , unit = '', , boss = ''] of staff) {
    const made = byNumber.get(number)
    expect([made?.name, made?.email, made?.supervisorId, ways.get(made?.mainUnitId)], number).toEqual([
      name,
      email,
      boss ? bossOf(boss)?.id : null,
      unit === '星河集团' ? unit : `星河集团/${unit}`,
    ])
  }
  const again = await put('员工.csv', csv(peopleHeads, staff.toReversed()), 'user')
  expect(again.counts).toMatchObject({ rows: 60, same: 60 })

  expect(await accounts()).toBe(0)

  for (const { id } of [madePeople, madeUnits]) expect((await door.undo(id)).undo).toMatchObject({ state: 'done' })
  expect({ units: (await everyRecord(admin, 'orgUnits')).length, people: (await everyRecord(admin, 'users')).length }).toEqual(before)
  await expectInvariants(opened.house)
})

/** Who came in by a sheet has no way in before an administrator lets him in. */
const accounts = async () => {
  const found = await sql<{ n: number }>`select count(auth_id)::int as n from "user" where staff_number is not null and deleted_at is null`.execute(
    opened.house.db,
  )
  return found.rows[0]?.n
}

it('is the administrator’s alone where people and units come in', async () => {
  const supervisor = await person({ name: '主管想加人', roles: ['supervisor'] })
  for (const object of ['user', 'orgUnit']) expect((await importDoor(supervisor).upload('a.csv', '名称,姓名,邮箱\n甲,甲,a@b.cn', object)).status).toBe(403)
})

it('knows a person by his staff number or his e-mail, and takes his new name', async () => {
  await put('员工.csv', csv(peopleHeads.slice(0, 3), [['N1', '王芳', 'wangfang@corp.test']]), 'user')
  const married = await put('员工.csv', csv(peopleHeads.slice(0, 3), [['N1', '王芳芳', 'fang@corp.test']]), 'user')
  expect(married.counts).toMatchObject({ updated: 1 })
  const byMail = await put('员工.csv', csv(['姓名', '邮箱', '职务'], [['王芳芳', 'fang@corp.test', '主任']]), 'user')
  expect(byMail.counts).toMatchObject({ updated: 1 })
  const found = (await everyRecord(admin, 'users')).filter(({ staffNumber }) => staffNumber === 'N1')
  expect(found).toMatchObject([{ name: '王芳芳', email: 'fang@corp.test', jobTitle: '主任' }])
})

it('gives units their leaders when their sheet comes in again after the people', async () => {
  await put('组织.csv', csv(unitHeads, [['庚部', '', '部门', '']]), 'orgUnit')
  await put('员工.csv', csv(peopleHeads, [['N2', '庚部长', 'geng@corp.test', '', '', '庚部', '', '']]), 'user')
  expect((await put('组织.csv', csv(unitHeads, [['庚部', '', '部门', 'N2']]), 'orgUnit')).counts).toMatchObject({ updated: 1 })
  expect((await everyRecord(admin, 'orgUnits')).find(({ name }) => name === '庚部')?.leader?.title).toBe('庚部长')
})

it('tells units that stand under each other in a circle, and a parent that may be two, by line; nothing else is held up', async () => {
  const lines = [
    ['甲部', '乙部'],
    ['乙部', '甲部'],
    ['丙部', ''],
    ['丁部', ''],
    ['同名', '丙部'],
    ['同名', '丁部'],
    ['小队', '同名'],
    ['另队', '丁部/同名'],
  ]
  const read = await door.read('组织.csv', csv(unitHeads.slice(0, 2), lines), 'orgUnit')
  const done = await door.run(read.id)
  expect(done.counts).toEqual(read.counts)
  expect(done.counts).toMatchObject({ created: 5, bad: 3 })
  expect(done.problems.map(({ line, code }: { line: number; code: string }) => [line, code]).toSorted()).toEqual([
    [2, 'refUnknown'],
    [3, 'refUnknown'],
    [8, 'refAmbiguous'],
  ])
})

it('meets a unit by its name alone in a sheet that says nothing of where it stands', async () => {
  const done = await put('组织.csv', csv(['名称', '排序'], [['丙部', '7']]), 'orgUnit')
  expect(done.counts).toMatchObject({ updated: 1 })
  expect((await door.read('组织.csv', csv(['名称', '排序'], [['同名', '7']]), 'orgUnit')).problems).toMatchObject([{ line: 2, code: 'ambiguous' }])
})

it('does so for every object: a group that stands below its daughters, a chief below his people, two of one name at one firm', async () => {
  const customers = await put(
    '客户.csv',
    '客户名称,上级集团\n银河一厂有限公司,银河集团有限公司\n银河二厂有限公司,银河集团有限公司\n银河集团有限公司,',
    'customer',
  )
  expect(customers.counts).toMatchObject({ created: 3, notices: 0 })
  const found = await everyRecord(admin, 'customers')
  const group = found.find(({ name }) => name === '银河集团有限公司')
  expect(found.filter(({ parentId }) => parentId === group?.id)).toHaveLength(2)
  const sheet =
    '客户,姓名,邮箱,直属上级\n银河一厂有限公司,王伟,a@yh.cn,赵总\n银河一厂有限公司,王伟,b@yh.cn,赵总\n银河二厂有限公司,赵总,z2@yh.cn,\n银河一厂有限公司,赵总,z@yh.cn,'
  const contacts = await put('联系人.csv', sheet, 'contact')
  expect(contacts.counts).toMatchObject({ created: 4, notices: 0 })
  const met = await everyRecord(admin, 'contacts')
  const chief = met.find(({ emails }) => emails?.[0]?.address === 'z@yh.cn')
  expect(
    met
      .filter(({ reportsToId }) => reportsToId === chief?.id)
      .map(({ emails }) => emails[0].address)
      .toSorted(),
  ).toEqual(['a@yh.cn', 'b@yh.cn'])
  expect((await put('联系人.csv', sheet, 'contact')).counts).toMatchObject({ same: 4 })
})
