import { describe, expect, it, vi } from 'vitest'
import { bootApp } from '../../test/app.ts'
import { everyRecord, importDoor } from '../../test/import-door.ts'

vi.setConfig({ testTimeout: 60_000 })

const { admin, person } = await bootApp({ withWorker: true })
const door = importDoor(admin)
const zhang = await person({ name: '张伟', roles: ['rep'] })
const zhangEmail = (await admin.get(`/api/users/${zhang.id}`)).body.record.email as string

const csv = (...rows: readonly (readonly string[])[]) =>
  rows.map((row) => row.map((cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')).join('\r\n')
const customerOf = async (name: string) => (await everyRecord(admin, 'customers')).find((each) => each.name === name) as Record<string, any>
const contactOf = async (name: string) => (await everyRecord(admin, 'contacts')).find((each) => each.name === name) as Record<string, any>
const digits = (phones: readonly { digits: string }[]) => phones.map((phone) => phone.digits)

async function imported(name: string, file: string, from: string, object = 'customer') {
  const read = await door.read(name, file, object)
  expect(read.sheets[0].from).toBe(from)
  const done = await door.run(read.id)
  expect(done).toMatchObject({ state: 'done', problems: [] })
  return done
}

describe('an export of another program is known by its heads', () => {
  it('HubSpot contacts, with owner by name and address and the stages of its funnel', async () => {
    const heads = [
      'Record ID',
      'First Name',
      'Last Name',
      'Email',
      'Phone Number',
      'Contact owner',
      'Lifecycle Stage',
      'Associated Company',
      'Job Title',
      'Create Date',
    ]
    await imported(
      'hubspot.csv',
      csv(heads, [
        '101',
        'Brian',
        'Halligan',
        'bh@hub.test',
        '+1 617 555 0123',
        `张伟 (${zhangEmail})`,
        'Marketing Qualified Lead',
        'HubTest Inc.',
        'CEO',
        '2024-01-02 10:00',
      ]),
      'HubSpot',
    )
    expect(await customerOf('HubTest Inc.')).toMatchObject({ lifecycle: 'interested', ownerId: zhang.id, note: null, sourceCodes: null })
    expect(await contactOf('Brian Halligan')).toMatchObject({ title: 'CEO' })
  })

  it('HubSpot companies, whose numbers are the companies’ own', async () => {
    await imported(
      'companies.csv',
      csv(
        ['Record ID', 'Company name', 'Company owner', 'Phone Number', 'City', 'Industry'],
        ['9001', '上海哈勃有限公司', '张伟', '021-62770334', '上海', 'COMPUTER_SOFTWARE'],
      ),
      'HubSpot',
    )
    const made = await customerOf('上海哈勃有限公司')
    expect(made).toMatchObject({ sourceCodes: ['9001'], ownerId: zhang.id, region: '310000', note: 'Industry: COMPUTER_SOFTWARE' })
    expect(digits(made.phones)).toEqual(['02162770334'])
  })

  it('Salesforce accounts and contacts', async () => {
    const heads = [
      'Account Name',
      'Account Owner',
      'Billing State/Province',
      'Billing City',
      'Billing Street',
      'Phone',
      'Website',
      'Type',
      'Rating',
      'Parent Account',
      'Account ID',
    ]
    await imported(
      'accounts.csv',
      csv(heads, [
        '苏州云端有限公司',
        '张伟',
        '江苏',
        '苏州',
        '工业园区 1 号',
        '0512-62770334',
        'https://cloud.test',
        'Channel Partner / Reseller',
        'Hot',
        '',
        '001xx',
      ]),
      'Salesforce',
    )
    expect(await customerOf('苏州云端有限公司')).toMatchObject({ type: 'dealer', level: 'a', region: '320500', ownerId: zhang.id })
    await imported(
      'contacts.csv',
      csv(
        ['First Name', 'Last Name', 'Account Name', 'Title', 'Phone', 'Mobile', 'Email', 'Mailing City', 'Contact Owner'],
        ['Wei', 'Zhang', '苏州云端有限公司', '采购', '0512-62770335', '13800138001', 'wz@cloud.test', 'Suzhou', '张伟'],
      ),
      'Salesforce',
    )
    const contact = await contactOf('Wei Zhang')
    expect(contact).toMatchObject({ title: '采购', customerId: (await customerOf('苏州云端有限公司')).id })
    expect(digits(contact.phones).sort()).toEqual(['051262770335', '13800138001'])
  })

  it('Odoo, where a line is a company or a person of one', async () => {
    const heads = [
      'External ID',
      'Name',
      'Company Type',
      'Related Company',
      'Phone',
      'Mobile',
      'Email',
      'Job Position',
      'City',
      'Tax ID',
      'Salesperson',
      'Tags',
    ]
    await imported(
      'res.partner.csv',
      csv(
        heads,
        ['base.a', '宁波蓝内饰有限公司', 'Company', '', '0574-62770334', '', 'info@azure.test', '', '宁波', '', '张伟', 'Desk, Consulting'],
        ['base.b', '周蓝', 'Individual', '宁波蓝内饰有限公司', '', '13800138002', 'zhou@azure.test', '设计', '', '', '', ''],
      ),
      'Odoo',
    )
    const company = await customerOf('宁波蓝内饰有限公司')
    expect(digits(company.phones)).toEqual(['057462770334'])
    expect(company).toMatchObject({ contactCount: 1, ownerId: zhang.id })
    expect(await contactOf('周蓝')).toMatchObject({ customerId: company.id, title: '设计' })
  })

  it('Google, with several values in one cell, and Outlook with its 0/0/00', async () => {
    const google = [
      'First Name',
      'Middle Name',
      'Last Name',
      'Organization Name',
      'Organization Title',
      'Labels',
      'E-mail 1 - Label',
      'E-mail 1 - Value',
      'Phone 1 - Label',
      'Phone 1 - Value',
      'Birthday',
      'Notes',
    ]
    await imported(
      'google.csv',
      csv(google, [
        '小明',
        '',
        '王',
        '谷歌测试有限公司',
        '总监',
        '* myContacts ::: 展会',
        'Work',
        'a@g.test ::: b@g.test',
        'Mobile',
        '13800138003 ::: 13800138004',
        '1985-03-12',
        '喜欢茶',
      ]),
      'Google 通讯录',
    )
    const wang = await contactOf('王小明')
    expect(digits(wang.phones)).toEqual(['13800138003', '13800138004'])
    expect(wang).toMatchObject({ emails: [{ address: 'a@g.test' }, { address: 'b@g.test' }], birthday: { year: 1985 }, note: '喜欢茶' })
    expect(await customerOf('谷歌测试有限公司')).toMatchObject({ tags: ['展会'] })
    const outlook = [
      'First Name',
      'Middle Name',
      'Last Name',
      'Title',
      'Company',
      'Job Title',
      'E-mail Address',
      'Business Phone',
      'Mobile Phone',
      'Birthday',
      'Priority',
      'Private',
      'Categories',
    ]
    await imported(
      'outlook.csv',
      csv(outlook, [
        'Siobhán',
        '',
        "O'Brien",
        'Ms.',
        'O’Brien & Sons, "Ltd"',
        'Owner',
        'siobhan@obrien.test',
        '',
        '+353861234567',
        '0/0/00',
        'Normal',
        'FALSE',
        '',
      ]),
      'Outlook',
    )
    expect(await contactOf("Siobhán O'Brien")).toMatchObject({ title: 'Owner', birthday: null, note: null })
    expect(await customerOf('O’Brien & Sons, "Ltd"')).toMatchObject({ note: null, tags: null })
  })

  it('悟空 and Cordys, whose last follow-up becomes a contact record', async () => {
    const wukong = [
      '客户名称',
      '客户来源',
      '手机',
      '客户级别',
      '负责人',
      '成交状态',
      '锁定状态',
      '距进入公海天数',
      '最后跟进时间',
      '最后跟进记录',
      '创建人',
      '创建时间',
    ]
    await imported(
      'wukong.csv',
      csv(wukong, [
        '无锡悟空有限公司',
        '展会',
        '13800138005',
        'A（重点客户）',
        '张伟',
        '已成交',
        '未锁定',
        '12',
        '2025-08-17 09:30',
        '谈了价格',
        '李四',
        '2023-05-01',
      ]),
      '悟空 CRM',
    )
    const monkey = await customerOf('无锡悟空有限公司')
    expect(monkey).toMatchObject({ source: 'exhibition', level: 'a', lifecycle: 'won', ownerId: zhang.id, recordCount: 1, note: null })
    expect((await everyRecord(admin, 'contactRecords')).find((each) => each.customerId === monkey.id)).toMatchObject({
      content: '谈了价格',
      at: '2025-08-17T01:30:00.000Z',
    })
    await imported(
      'wukong contacts.csv',
      csv(['姓名', '客户名称', '手机', '职务', '是否关键决策人', '负责人'], ['孙悟', '无锡悟空有限公司', '13800138006', '厂长', '是', '张伟']),
      '悟空 CRM',
    )
    expect(await contactOf('孙悟')).toMatchObject({ isMain: true, title: '厂长', customerId: monkey.id })
    await imported(
      'cordys.csv',
      csv(
        ['客户名称', '负责人', '归属部门', '领取时间', '剩余归属天数', '最新跟进日期', '创建人'],
        ['合肥考迪斯有限公司', '张伟', '销售部', '2025-01-01', '30', '2025-02-03', '李四'],
      ),
      'Cordys CRM',
    )
    expect(await customerOf('合肥考迪斯有限公司')).toMatchObject({ ownerId: zhang.id, recordCount: 1, note: null })
  })
})

describe('cards', () => {
  it('make their firms and people through the same import, from the contacts’ list as from the customers’', async () => {
    const card = (name: string, org: string, tel: string) =>
      `BEGIN:VCARD\r\nVERSION:3.0\r\nFN:${name}\r\nORG:${org}\r\nTEL;TYPE=CELL:${tel}\r\nTITLE:经理\r\nEND:VCARD\r\n`
    const file = card('名片甲', '名片有限公司', '13800138007') + card('名片乙', '名片有限公司', '13800138008') + card('独行侠', '', '13800138009')
    const read = await door.read('people.vcf', file, 'contact')
    expect(read).toMatchObject({ object: 'customer', counts: { rows: 3, created: 1, bad: 1 } })
    const done = await door.run(read.id)
    expect(done.problems).toMatchObject([{ line: 4, code: 'required' }])
    const firm = await customerOf('名片有限公司')
    expect(firm.contactCount).toBe(2)
    expect(await contactOf('名片乙')).toMatchObject({ customerId: firm.id, title: '经理' })
    expect((await door.run((await door.read('again.vcf', file, 'contact')).id)).counts).toMatchObject({ created: 0, updated: 0 })
  })

  it('go out of contacts, as 3.0 or 4.0, and come back to the same people', async () => {
    const { id } = await contactOf('名片甲')
    const only = encodeURIComponent(JSON.stringify({ field: 'id', op: 'eq', value: id }))
    for (const version of ['3.0', '4.0']) {
      const answer = await admin.send({ method: 'GET', url: `/api/contacts/export?format=vcf&version=${version}&filter=${only}` })
      expect(answer.headers['content-type']).toBe('text/vcard; charset=utf-8')
      expect(answer.body).toContain(`VERSION:${version}\r\n`)
      expect(answer.body).toContain('ORG:名片有限公司\r\n')
      expect((await door.run((await door.read('back.vcf', answer.body)).id)).counts).toMatchObject({ rows: 1, same: 1 })
    }
    expect((await admin.get('/api/customers/export?format=vcf')).status).toBe(422)
  })
})
