import exceljs from 'exceljs'
import { describe, expect, it, vi } from 'vitest'
import { bootApp } from '../../test/app.ts'
import { codeOf } from '../../test/branch-files.ts'
import { everyRecord, importDoor } from '../../test/import-door.ts'

vi.setConfig({ testTimeout: 120_000 })

const { admin, anon, person } = await bootApp({ withWorker: true })
const door = importDoor(admin)

const csv = (...lines: string[]): string => lines.join('\n')
const customerNamed = async (name: string) => (await everyRecord(admin, 'customers')).find((customer) => customer.name === name)
const imported = async (text: string, wish: object = {}) => door.run((await door.read('list.csv', text)).id, wish)

describe('who may import', () => {
  it('answers nobody who has not signed in, and no rep', async () => {
    expect((await importDoor(anon).upload('a.csv', '客户名称\n某某')).status).toBe(401)
    const rep = await person({ name: '无权', roles: ['rep'] })
    expect((await importDoor(rep).upload('a.csv', '客户名称\n某某')).status).toBe(403)
    expect((await rep.get('/api/customers/import-template.xlsx')).status).toBe(403)
  })

  it('shows an import to its maker and administrators only, missing to all others (attack row 1)', async () => {
    const maker = await person({ name: '制单', roles: ['supervisor'] })
    const other = await person({ name: '旁人', roles: ['supervisor'] })
    const { id } = await importDoor(maker).read('a.csv', '客户名称\n旁人不见有限公司')
    expect((await admin.get(`/api/imports/${id}`)).status).toBe(200)
    for (const answer of [
      await other.get(`/api/imports/${id}`),
      await other.get(`/api/imports/${id}/errors`),
      await other.post(`/api/imports/${id}/run`),
      await other.post(`/api/imports/${id}/cancel`),
      await other.post(`/api/imports/${id}/undo`),
    ])
      expect(answer.status).toBe(404)
    expect((await other.get('/api/imports')).body.imports).toEqual([])
  })

  it('tells of a match outside the importer’s reach that it exists, and nothing more', async () => {
    const [east, west] = await Promise.all(
      ['东区', '西区'].map(async (name) => (await admin.post('/api/orgUnits', { name, kind: 'branch' })).body.record.id as string),
    )
    const owner = await person({ name: '东区负责人甲', roles: ['rep'], unitId: east })
    const made = await owner.post('/api/customers', { name: '东区独有电力有限公司', creditCode: codeOf(900_001), note: '底价八折' })
    expect(made.status).toBe(201)
    const stranger = importDoor(await person({ name: '西区主管', roles: ['supervisor'], unitId: west }))
    const read = await stranger.read(
      'a.csv',
      csv('客户名称,统一社会信用代码,联系人', `别的名字有限公司,${codeOf(900_001)},王一`, '东区独有电力有限公司,,王三', '西区自己的有限公司,,王四'),
    )
    const done = await stranger.run(read.id)
    expect(done.problems.map(({ line, code }: { line: number; code: string }) => [line, code])).toEqual([
      [2, 'existsNotYours'],
      [3, 'existsNotYours'],
    ])
    expect(JSON.stringify(done)).not.toMatch(/底价|东区负责人甲/)
    expect(done.counts).toMatchObject({ created: 1, bad: 2 })
    expect((await owner.get(`/api/customers/${made.body.record.id}`)).body.record).toMatchObject({ version: 1, contactCount: 0 })
  })

  it('is no ladder: no owner without the right to assign, no field kept back, no id, author or count (attack row 24)', async () => {
    const grantless = await admin.post('/api/roles', { name: '导入员' })
    const roleId = grantless.body.record.id
    for (const [object, action] of [
      ['customer', 'create'],
      ['customer', 'read'],
      ['customer', 'update'],
      ['customer', 'import'],
    ])
      await admin.post('/api/grants', { roleId, object, action, reach: 'own' })
    await admin.post('/api/fieldRights', { roleId, object: 'customer', field: 'level', right: 'hidden', masked: false })
    const clerk = await person({ name: '导入员甲', roles: [roleId] })
    const clerkDoor = importDoor(clerk)
    const read = await clerkDoor.read(
      'a.csv',
      csv(
        '客户名称,客户级别,负责人,创建人,接触次数,版本,联系人,角色',
        '梯子一有限公司,A,管理员,管理员,99,7,张三,admin',
        '梯子二有限公司,A,导入员甲,管理员,99,7,张三,admin',
      ),
    )
    const fields = Object.fromEntries(
      read.mapping.map((each: { head: string; field: string | null; ignored?: boolean }) => [each.head, each.field ?? (each.ignored ? 'ignored' : 'noted')]),
    )
    expect(fields).toEqual({
      客户名称: 'name',
      客户级别: 'ignored',
      负责人: 'ownerId',
      创建人: 'ignored',
      接触次数: 'ignored',
      版本: 'ignored',
      联系人: 'noted',
      角色: 'noted',
    })
    const done = await clerkDoor.run(read.id)
    expect(done.problems).toMatchObject([{ line: 2, code: 'mayNotAssign' }])
    const made = await customerNamed('梯子二有限公司')
    expect(made).toMatchObject({ ownerId: clerk.id, createdById: clerk.id, version: 1, recordCount: 0, level: null, note: '联系人: 张三\n角色: admin' })
    for (const field of ['level', 'contactCount', 'version', 'createdById', 'nonsense']) {
      const refused = await clerk.post(`/api/imports/${read.id}/read`, { mapping: [{ sheet: '', column: 0, object: 'customer', field }] })
      expect([409, 422]).toContain(refused.status)
    }
  })
})

describe('what a row does', () => {
  it('overwrites nothing by a blank, no name by its other spelling, and adds to lists', async () => {
    await imported(csv('客户名称,统一社会信用代码,客户级别,公司电话,标签,备注', `留白（南京）有限公司,${codeOf(910_001)},A,025-83210001,重点,老客户`))
    const done = await imported(
      csv('客户名称,统一社会信用代码,客户级别,公司电话,标签,备注,客户简称', `留白(南京) 有限公司,${codeOf(910_001)},,025-83210002,,要账期,留白`),
    )
    expect(done.counts).toMatchObject({ created: 0, updated: 1 })
    const customer = await customerNamed('留白（南京）有限公司')
    expect(customer).toMatchObject({ level: 'a', tags: ['重点'], note: '老客户\n要账期', shortName: '留白' })
    expect(customer?.phones).toHaveLength(2)
  })

  it('makes only new ones, updates only old ones, or does both, as asked', async () => {
    await imported(csv('客户名称,客户级别', '方式旧有限公司,C'))
    const text = csv('客户名称,客户级别', '方式旧有限公司,A', '方式新有限公司,A')
    expect((await imported(text, { mode: 'update' })).problems).toMatchObject([{ line: 3, code: 'noMatch' }])
    expect(await customerNamed('方式旧有限公司')).toMatchObject({ level: 'a' })
    const created = await imported(text.replaceAll(',A', ',B'), { mode: 'create' })
    expect(created.counts).toMatchObject({ created: 1, same: 1 })
    expect(await customerNamed('方式旧有限公司')).toMatchObject({ level: 'a' })
    expect((await imported(text.replaceAll(',A', ',C'), { mode: 'both' })).counts).toMatchObject({ updated: 2 })
    expect((await admin.post(`/api/imports/${created.id}/run`, { mode: 'twice' })).status).not.toBe(202)
  })

  it('meets a firm of the same phone only when the names are alike, and says when two bear one name', async () => {
    await imported(
      csv(
        '客户名称,统一社会信用代码,公司电话',
        `镇江远望精密仪器有限公司,${codeOf(920_001)},0511-84440001`,
        `同名电子有限公司,${codeOf(920_002)},`,
        `同名电子有限公司,${codeOf(920_003)},`,
      ),
    )
    const done = await imported(csv('客户名称,公司电话,客户级别', '远望精密仪器,0511-84440001,A', '完全无关贸易行,0511-84440001,A', '同名电子有限公司,,A'))
    expect(done.counts).toMatchObject({ updated: 1, created: 1, bad: 1 })
    expect(done.problems).toMatchObject([{ line: 4, code: 'ambiguous' }])
    expect(await customerNamed('镇江远望精密仪器有限公司')).toMatchObject({ level: 'a' })
  })

  it('keeps a cell that an optional field cannot read in the note and tells it, without losing the row', async () => {
    const done = await imported(csv('客户名称,行业,客户级别,联系人,手机,生日', '读不懂有限公司,星际旅行,甲等,王五,12,去年'))
    expect(done).toMatchObject({ counts: { created: 1, bad: 0, notices: 1 }, noticeTotal: 1 })
    const customer = await customerNamed('读不懂有限公司')
    expect(customer?.note.split('\n').sort()).toEqual(['客户级别: 甲等', '手机: 12', '生日: 去年', '行业: 星际旅行'].sort())
    expect(customer?.contactCount).toBe(1)
  })

  it('finds a group by its name, and links contact and contact record of a row', async () => {
    await imported('客户名称\n长江集团')
    await imported(
      csv('客户名称,上级集团,联系人,拜访时间,拜访结果', '长江分厂有限公司,长江集团,赵六,2026-01-05 09:30,待报价', '无主分厂有限公司,没有的集团,,,'),
    )
    const [group, plant, lone] = await Promise.all(['长江集团', '长江分厂有限公司', '无主分厂有限公司'].map(customerNamed))
    expect(plant).toMatchObject({ parentId: group?.id, lastResult: '待报价', lastContactAt: '2026-01-05T01:30:00.000Z' })
    expect(lone).toMatchObject({ parentId: null, note: '上级集团: 没有的集团' })
    const [record] = (await everyRecord(admin, 'contactRecords')).filter(({ customerId }) => customerId === plant?.id)
    const [contact] = (await everyRecord(admin, 'contacts')).filter(({ customerId }) => customerId === plant?.id)
    expect(record?.contactIds).toEqual([contact?.id])
  })
})

it('tells two people of one office line apart, and one person by his mobile whatever his name', async () => {
  const text = csv(
    '客户名称,联系人,手机',
    '一条总机有限公司,甲一,0511-84440009',
    '一条总机有限公司,乙二,0511-84440009',
    '一条总机有限公司,丙三,13911112222',
    '一条总机有限公司,丙先生,13911112222',
  )
  const done = await imported(text)
  const customer = await customerNamed('一条总机有限公司')
  const names = (await everyRecord(admin, 'contacts')).flatMap(({ customerId, name }) => (customerId === customer?.id ? [name] : []))
  expect(names.sort()).toEqual(['丙三', '乙二', '甲一'])
  const again = await imported(text)
  expect(again.counts).toMatchObject({ created: 0, updated: 0, same: 4 })
  expect(again.notices).toMatchObject([{ line: 5, code: 'nameKept' }])
  expect(done.counts.bad).toBe(0)
})

describe('the mapping', () => {
  it('follows the person, shows what it would do, and is remembered for such heads', async () => {
    const text = csv('甲列,乙列,丙列', '自定义映射有限公司,李四,13911110000')
    const read = await door.read('odd.csv', `甲列,乙列,丙列\n${text.split('\n')[1]}`)
    expect(
      (await admin.post(`/api/imports/${read.id}/run`, { mapping: read.mapping.map((each: object) => ({ ...each, object: null, field: null })) })).body.fields,
    ).toMatchObject([{ field: 'mapping', code: 'noName' }])
    const mapping = [
      { sheet: '', column: 0, object: 'customer', field: 'name' },
      { sheet: '', column: 1, object: 'contact', field: 'name' },
      { sheet: '', column: 2, object: 'contact', field: 'phones' },
    ]
    expect((await admin.post(`/api/imports/${read.id}/read`, { mapping })).status).toBe(202)
    expect((await door.settled(read.id)).counts).toMatchObject({ rows: 1, created: 1, bad: 0 })
    expect(await customerNamed('自定义映射有限公司')).toBeUndefined()
    expect((await door.run(read.id)).counts).toMatchObject({ created: 1 })
    expect(await customerNamed('自定义映射有限公司')).toMatchObject({ contactCount: 1 })
    const again = await door.read('odd2.csv', text)
    expect(again.mapping.map(({ field }: { field: string }) => field)).toEqual(['name', 'name', 'phones'])
    expect(again.counts).toMatchObject({ same: 1 })
  })

  it('refuses two columns for one field, strange columns and strange fields', async () => {
    const { id } = await door.read('two.csv', csv('客户名称,客户简称', '两列有限公司,两列'))
    for (const mapping of [
      'all',
      [{ sheet: '', column: 9, object: 'customer', field: 'name' }],
      [{ sheet: '', column: 1, object: 'customer', field: 'name' }],
      [{ sheet: '', column: 1, object: 'user', field: 'email' }],
      [{ sheet: '', column: 1, object: 'customer', field: 'constructor' }],
    ]) {
      const answer = await admin.post(`/api/imports/${id}/run`, { mapping })
      expect(answer.body).toMatchObject({ code: 'invalid', fields: [{ field: 'mapping' }] })
    }
    expect((await admin.post(`/api/imports/${id}/run`, { strange: 1 })).status).toBe(422)
    expect((await admin.post(`/api/imports/${id}/run`, { match: ['colour'] })).status).toBe(422)
  })
})

describe('files that come out', () => {
  const rows = csv(
    '客户名称,统一社会信用代码,备注',
    `好的有限公司,${codeOf(930_001)},=1+1`,
    `,${codeOf(930_002)},没有名称`,
    `坏代码有限公司,9.11E+17,"=HYPERLINK(""x"")"`,
  )

  it('gives the rows that did not go in with the reason of each, to be corrected and imported again', async () => {
    const done = await imported(rows)
    expect(done.problems.map(({ line, code }: { line: number; code: string }) => [line, code])).toEqual([
      [3, 'required'],
      [4, 'creditCodeLostDigits'],
    ])
    const answer = await admin.send({ method: 'GET', url: `/api/imports/${done.id}/errors`, headers: { 'accept-language': 'en' } })
    expect(answer.headers['content-type']).toContain('spreadsheetml')
    const book = new exceljs.Workbook()
    await book.xlsx.load(answer.rawPayload as never)
    const sheet = book.worksheets[0]
    expect(sheet?.getRow(1).values).toEqual([undefined, '客户名称', '统一社会信用代码', '备注', 'Reason not imported', 'Line in the file'])
    expect(sheet?.getRow(3).getCell(3).value).toBe('=HYPERLINK("x")')
    expect(sheet?.getRow(3).getCell(4).value).toContain('lost its last digits')
    if (!sheet) throw new Error('the error file has no sheet')
    sheet.getRow(2).getCell(1).value = '补了名称有限公司'
    sheet.getRow(3).getCell(2).value = codeOf(930_003)
    const mended = await door.read('mended.xlsx', Buffer.from(await book.xlsx.writeBuffer()))
    expect((await door.run(mended.id)).counts).toMatchObject({ rows: 2, created: 2, bad: 0 })
    expect(await customerNamed('补了名称有限公司')).toMatchObject({ note: '没有名称' })
    expect(await customerNamed('坏代码有限公司')).toMatchObject({ note: '=HYPERLINK("x")' })
  })

  it('gives them as csv too, with formulas disarmed, and takes the mark off again (attack row 37)', async () => {
    const done = await imported(rows)
    const text = (await admin.get(`/api/imports/${done.id}/errors?format=csv`)).text
    expect(text).toContain(`"'=HYPERLINK(""x"")"`)
    expect(text).toMatch(/未导入原因,原文件行号/)
    const again = await door.read('again.csv', text)
    expect(again.mapping.map(({ field, ignored }: { field: string | null; ignored?: boolean }) => field ?? ignored)).toEqual([
      'name',
      'creditCode',
      'note',
      true,
      true,
    ])
    expect((await admin.get(`/api/imports/${done.id}/errors?format=pdf`)).status).toBe(422)
  })

  it('gives a template of the form as this person may write it, whose heads lead home and whose sample is no data', async () => {
    const answer = await admin.send({ method: 'GET', url: '/api/customers/import-template.xlsx' })
    const book = new exceljs.Workbook()
    await book.xlsx.load(answer.rawPayload as never)
    const sheet = book.worksheets[0]
    expect(sheet?.getCell('A1').value).toBe('客户名称 *')
    expect(sheet?.getCell('D2').dataValidation).toMatchObject({ type: 'list' })
    const read = await door.read('template.xlsx', answer.rawPayload)
    expect(read.counts).toMatchObject({ rows: 0, bad: 0 })
    expect(read.mapping.filter(({ field }: { field: string | null }) => field === null)).toEqual([])
    expect(new Set(read.mapping.map(({ object, field }: { object: string; field: string }) => `${object}.${field}`)).size).toBe(read.mapping.length)
    const supervisor = await person({ name: '模板主管', roles: ['supervisor'] })
    expect((await supervisor.send({ method: 'GET', url: '/api/customers/import-template.xlsx' })).statusCode).toBe(200)
  })
})

describe('files that are refused', () => {
  it('says what is missing from an upload', async () => {
    expect((await admin.post('/api/imports', { object: 'customer' })).status).toBe(422)
    expect((await door.upload('a.csv', '客户名称\n某', 'nothing')).body.fields).toMatchObject([{ field: 'object' }])
    expect((await door.upload('a.csv', '客户名称\n某', '__proto__')).status).toBe(422)
  })

  it('fails what is no sheet in one clear sentence', async () => {
    const failed = await door.read('../../etc/passwd.pdf', '%PDF-1.7 nothing')
    expect(failed).toMatchObject({ state: 'failed', file: 'passwd.pdf', problem: expect.stringContaining('不是表格文件') })
    expect((await door.read('empty.csv', '')).problem).toContain('没有内容')
    expect((await admin.post(`/api/imports/${failed.id}/run`)).status).toBe(409)
  })
})
