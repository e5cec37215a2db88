import { text } from 'node:stream/consumers'
import { createTransport } from 'nodemailer'
import { afterAll, describe, expect, it } from 'vitest'
import { fromBufferPromise } from 'yauzl'
import { type MailDrop, openMailDrop } from '../src/app/mail/drop.ts'
import { inboundMail } from '../src/crm/intake/inbound-mail.object.ts'
import { bootApp, type Caller } from './app.ts'
import { fillIn, fillTable } from './filled-sheet.ts'
import { expectInvariants } from './invariants.ts'
import { xlsxFile, zipFile } from './xlsx-file.ts'

const app = await bootApp({ withWorker: true })
const { admin, opened } = app
const drop: MailDrop = await openMailDrop(opened.house, { host: '127.0.0.1', port: 0, address: 'cards@kexin.test' })
const transport = createTransport({ host: '127.0.0.1', port: drop.port, ignoreTLS: true, pool: true })
afterAll(async () => {
  transport.close()
  await drop.close()
  await expectInvariants(opened.house)
})

const unit = (await admin.post('/api/orgUnits', { name: '华东公司', kind: 'branch' })).body.record.id
const boss = await app.person({ name: '钱主管', roles: ['supervisor'], unitId: unit })
const rep = await app.person({ name: '孙销售', roles: ['rep'], unitId: unit, supervisorId: boss.id })
const leader = await app.person({ name: '吴领导', roles: ['leader'] })
const peer = await app.person({ name: '李同事', roles: ['rep'], unitId: unit })
const sorter = await app.person({ name: '周市场', roles: ['marketing'] })
const addressOf = async ({ id }: { id: string }) => (await admin.get(`/api/users/${id}`)).body.record.email as string
const [repAddress, peerAddress] = [await addressOf(rep), await addressOf(peer)]
const make = async (by: Caller, plural: string, draft: object) => (await by.post(`/api/${plural}`, draft)).body.record
const ours = await make(rep, 'customers', { name: '华东化工有限公司' })

let count = 0
type Sent = {
  from?: string
  subject?: string
  text?: string
  html?: string
  messageId?: string
  headers?: Record<string, string>
  attachments?: object[]
  to?: string
}
const send = async (mail: Sent) => {
  count += 1
  const messageId = mail.messageId ?? `<mail-${count}@kexin.test>`
  await transport.sendMail({ from: repAddress, to: 'cards@kexin.test', subject: `信 ${count}`, text: '', ...mail, messageId })
  return messageId
}
const sendRaw = (raw: string | Buffer) => transport.sendMail({ envelope: { from: repAddress, to: 'cards@kexin.test' }, raw })
const mailsOf = async (subject: string) =>
  (await admin.get(`/api/${inboundMail.plural}?filter=${encodeURIComponent(JSON.stringify({ field: 'subject', op: 'eq', value: subject }))}`)).body.records
const taken = async (subject: string) => {
  await app.atRest()
  const [mail] = await mailsOf(subject)
  expect(mail, subject).toBeDefined()
  return mail as Record<string, any>
}
const recordsAt = async (customerId: string) =>
  (await admin.get(`/api/contactRecords?filter=${encodeURIComponent(JSON.stringify({ field: 'customerId', op: 'eq', value: customerId }))}`)).body.records

const card = [
  '客户接触记录卡',
  '客户名称：华东化工有限公司',
  '接触方式：拜访',
  '接触时间：2026-11-18 09:30',
  '地点：上海浦东',
  '接触对象：王强',
  '内容：看了二号生产线',
  '需要两吨样品',
  '结果：有意向',
]

describe('a card sent to the shared mailbox (S0-23)', () => {
  it('in plain words becomes a contact record of its sender at the customer it names', async () => {
    await send({ subject: '接触记录卡 文本', text: card.join('\n') })
    expect(await taken('接触记录卡 文本')).toMatchObject({ state: 'filed', nature: 'card', customerId: ours.id, senderId: rep.id, isProven: true })
    const [record] = await recordsAt(ours.id)
    expect(record).toMatchObject({ channel: 'visit', place: '上海浦东', content: '看了二号生产线\n需要两吨样品', result: '有意向', createdById: rep.id })
    expect(record.at).toBe('2026-11-18T01:30:00.000Z')
  })

  it('sent twice with one Message-ID makes one record', async () => {
    const before = (await recordsAt(ours.id)).length
    const mail = { subject: '同一封', text: card.join('\n').replace('09:30', '15:00') }
    const messageId = await send(mail)
    await Promise.all([send({ ...mail, messageId }), send({ ...mail, messageId })])
    await app.atRest()
    expect(await mailsOf('同一封')).toHaveLength(1)
    expect(await recordsAt(ours.id)).toHaveLength(before + 1)
  })

  it('as a filled-in workbook makes the firm, its people and the contact, and keeps the file', async () => {
    const cell = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`
    const rows = [
      ['客户资料卡'],
      ['客户名称', '苏州精密模具有限公司', '行业', '制造业'],
      ['姓名', '职务', '手机'],
      ['王强', '厂长', '13800138000'],
      ['李娜', '采购', '13900139000'],
      ['公司网址', 'https://jm.example'],
    ]
    const sheet = rows.map((cells, row) => `<row r="${row + 1}">${cells.map((text, at) => cell(`${'ABCD'[at]}${row + 1}`, text)).join('')}</row>`).join('')
    await send({ subject: '新客户', text: '附上资料卡', attachments: [{ filename: '资料卡.xlsx', content: xlsxFile({ rows: sheet }) }] })
    const mail = await taken('新客户')
    expect(mail, JSON.stringify(mail)).toMatchObject({ state: 'filed', nature: 'card' })
    const { record } = (await admin.get(`/api/customers/${mail.customerId}`)).body
    expect(record).toMatchObject({ name: '苏州精密模具有限公司', ownerId: rep.id })
    const contacts = (await admin.get(`/api/contacts?filter=${encodeURIComponent(JSON.stringify({ field: 'customerId', op: 'eq', value: mail.customerId }))}`))
      .body.records
    expect(contacts.map(({ name }: { name: string }) => name).sort()).toEqual(['李娜', '王强'])
    expect(mail.files).toHaveLength(1)
  })

  it('as a text document is read by its table', async () => {
    const p = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`
    const row = (...cells: string[]) => `<w:tr>${cells.map((text) => `<w:tc>${p(text)}</w:tc>`).join('')}</w:tr>`
    const body = `${p('客户接触记录卡')}<w:tbl>${row('客户名称', '华东化工有限公司')}${row('接触方式', '电话', '接触时间', '2026-11-19 10:00')}${row('内容', '电话确认交期')}</w:tbl>`
    const docx = zipFile({
      '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
      'word/document.xml': `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
    })
    await send({ subject: '文档卡', attachments: [{ filename: '接触卡.docx', content: docx }] })
    expect(await taken('文档卡')).toMatchObject({ state: 'filed', customerId: ours.id })
    expect((await recordsAt(ours.id)).map(({ content }: { content: string }) => content)).toContain('电话确认交期')
  })

  it('about a customer out of its sender’s reach writes nothing, says why, and waits for who may place it', async () => {
    const theirs = await make(peer, 'customers', { name: '宁波远洋贸易有限公司' })
    const text = card.join('\n').replace('华东化工有限公司', '宁波远洋贸易有限公司')
    await send({ subject: '越界的卡', text })
    const mail = await taken('越界的卡')
    expect(mail).toMatchObject({ state: 'waiting', trouble: 'noCustomer' })
    expect(mail.explanation).toBeTruthy()
    expect(await recordsAt(theirs.id)).toHaveLength(0)
    expect((await rep.get(`/api/${inboundMail.plural}/${mail.id}`)).status).toBe(200)
    expect((await peer.get(`/api/${inboundMail.plural}/${mail.id}`)).status).toBe(404)
    const filed = await boss.post(`/api/${inboundMail.plural}/${mail.id}/fileMail`, { customerId: theirs.id })
    expect([200, 403, 404]).toContain(filed.status)
    if (filed.status !== 200) expect((await admin.post(`/api/${inboundMail.plural}/${mail.id}/fileMail`, { customerId: theirs.id })).status).toBe(200)
    expect(await taken('越界的卡')).toMatchObject({ state: 'filed', customerId: theirs.id })
    expect(await recordsAt(theirs.id)).toHaveLength(1)
  })

  it('with no customer of that name waits; filed by hand to the right one, it becomes its sender’s record there', async () => {
    await send({ subject: '名字写错', text: card.join('\n').replace('华东化工有限公司', '东华化工厂') })
    const mail = await taken('名字写错')
    expect(mail).toMatchObject({ state: 'waiting', trouble: 'noCustomer', nature: 'card' })
    expect((await sorter.post(`/api/${inboundMail.plural}/${mail.id}/fileMail`, { customerId: ours.id })).status).toBe(200)
    expect(await taken('名字写错')).toMatchObject({ state: 'filed', customerId: ours.id })
    expect((await recordsAt(ours.id)).filter(({ createdById }: { createdById: string }) => createdById === rep.id).length).toBeGreaterThan(2)
  })
})

describe('a mail that is sorted by hand (S0-23)', () => {
  const fileTo = (by: Caller, { id }: Record<string, any>, customerId: string) => by.post(`/api/${inboundMail.plural}/${id}/fileMail`, { customerId })
  const who = async (name: string, grants: readonly (readonly [string, string])[]) => {
    const role = await make(admin, 'roles', { name })
    for (const [object, action] of grants) await make(admin, 'grants', { roleId: role.id, object, action, reach: 'all' })
    return app.person({ name, roles: [role.id] })
  }

  it('goes where its sender may not write in the name of who sorts it; where neither may, it waits and says why', async () => {
    const theirs = await make(peer, 'customers', { name: '温州阀门有限公司' })
    const reader = await who('只可看客户', [['customer', 'read']])
    const clerk = await who('只可分拣', [
      ['inboundMail', 'read'],
      ['inboundMail', 'update'],
      ['customer', 'read'],
    ])
    const text = card.join('\n').replace('华东化工有限公司', '温州阀门有限公司')
    await send({ from: await addressOf(reader), subject: '只可看的客户', text })
    const mail = await taken('只可看的客户')
    expect(mail).toMatchObject({ state: 'waiting', senderId: reader.id, explanation: expect.any(String) })
    expect((await fileTo(clerk, mail, theirs.id)).status).toBe(200)
    expect(await taken('只可看的客户')).toMatchObject({ state: 'waiting', trouble: 'refused', explanation: expect.any(String) })
    expect(await recordsAt(theirs.id)).toHaveLength(0)
    expect((await fileTo(sorter, mail, theirs.id)).status).toBe(200)
    expect(await taken('只可看的客户')).toMatchObject({ state: 'filed', customerId: theirs.id, senderId: reader.id })
    expect(await recordsAt(theirs.id)).toMatchObject([{ createdById: sorter.id }])
  })

  it('goes to no customer that neither its sender nor who sorts it may see', async () => {
    const hidden = await make(peer, 'customers', { name: '嘉善木业有限公司' })
    await send({ subject: '看不到的客户', text: card.join('\n').replace('华东化工有限公司', '不在的客户') })
    const mail = await taken('看不到的客户')
    expect((await fileTo(rep, mail, hidden.id)).status).toBe(422)
    expect(await taken('看不到的客户')).toMatchObject({ state: 'waiting', customerId: null })
  })
})

describe('copies (S0-24)', () => {
  const copiesOf = async (who: Caller, id: string) =>
    (await who.get('/api/notifications?limit=100')).body.notifications.filter((each: Record<string, unknown>) => each.recordId === id && each.kind === 'card')

  it('of a card handed in by mail or on the page go to the supervisor and the leaders, one each, and to no peer', async () => {
    await send({ subject: '抄送', text: card.join('\n').replace('09:30', '11:11') })
    const byMail = (await taken('抄送')).contactRecordId
    const onPage = (await make(rep, 'contactRecords', { customerId: ours.id, channel: 'phone', at: '2026-11-19T02:00:00Z', content: '电话' })).id
    await app.atRest()
    for (const id of [byMail, onPage]) {
      expect(await copiesOf(boss, id)).toHaveLength(1)
      expect(await copiesOf(leader, id)).toHaveLength(1)
      expect(await copiesOf(peer, id)).toHaveLength(0)
      expect(await copiesOf(rep, id)).toHaveLength(0)
    }
    const { rows } = await opened.pool.query(`select user_id, wants_mail from notice where kind = 'card' and record_id = any($1)`, [[byMail, onPage]])
    expect(
      rows.every(({ wants_mail: byPost }) => byPost),
      'by mail as well, until they turn it off',
    ).toBe(true)
  })

  it('tell the sender what became of his mail', async () => {
    const [mail] = await mailsOf('抄送')
    const told = (await rep.get('/api/notifications?limit=100')).body.notifications.filter((each: Record<string, unknown>) => each.recordId === mail.id)
    expect(told.map(({ kind }: { kind: string }) => kind)).toEqual(['mail'])
  })
})

describe('market information by mail (S0-25)', () => {
  it('of an accountant without any right on customers is kept as his; he reads no other’s', async () => {
    const accountant = await app.person({ name: '郑会计', roles: ['finance'] })
    await send({
      from: await addressOf(accountant),
      subject: '市场信息：竞争对手降价',
      text: '听说远景化工下月降价 5%\n来源：同行',
      attachments: [{ filename: '报价.pdf', content: Buffer.from('%PDF-1.4\n%%EOF') }],
    })
    const mail = await taken('市场信息：竞争对手降价')
    expect(mail).toMatchObject({ state: 'filed', nature: 'marketItem' })
    const { record } = (await accountant.get(`/api/marketItems/${mail.marketItemId}`)).body
    expect(record).toMatchObject({
      subject: '竞争对手降价',
      kind: 'rival',
      content: '听说远景化工下月降价 5%\n来源：同行',
      createdById: accountant.id,
      state: 'new',
    })
    expect((await rep.get(`/api/marketItems/${mail.marketItemId}`)).status).toBe(404)
    expect((await sorter.get(`/api/marketItems/${mail.marketItemId}`)).status).toBe(200)
  })
})

describe('other mail', () => {
  it('in GBK, from a stranger, waits with its letters whole', async () => {
    const gbk = Buffer.from([0xb9, 0xd8, 0xd3, 0xda, 0xd1, 0xf9, 0xc6, 0xb7]) // 关于样品
    const head = `From: stranger@else.test\r\nTo: cards@kexin.test\r\nSubject: =?GBK?B?${gbk.toString('base64')}?=\r\nMessage-ID: <gbk@else.test>\r\nContent-Type: text/plain; charset=gb2312\r\nContent-Transfer-Encoding: base64\r\n\r\n`
    await sendRaw(head + gbk.toString('base64'))
    expect(await taken('关于样品')).toMatchObject({ state: 'waiting', trouble: 'stranger', body: '关于样品', fromAddress: 'stranger@else.test' })
  })

  it('of a contact we know is filed to his customer', async () => {
    await make(rep, 'contacts', { customerId: ours.id, name: '王强', emails: [{ address: 'wang@huadong.test' }] })
    await send({ subject: '询价', from: 'wang@huadong.test', text: '请报两吨的价' })
    expect(await taken('询价')).toMatchObject({ state: 'filed', nature: 'letter', customerId: ours.id })
  })

  it('of ours to a contact, with a copy to the mailbox, is a contact record with him', async () => {
    await send({ subject: '回复询价', to: 'wang@huadong.test, cards@kexin.test', text: '两吨单价 9800\n\n-----Original Message-----\nFrom: x' }).catch(
      () => undefined,
    )
    const mail = await taken('回复询价')
    expect(mail).toMatchObject({ state: 'filed', nature: 'letter', customerId: ours.id })
    const record = (await admin.get(`/api/contactRecords/${mail.contactRecordId}`)).body.record
    expect(record).toMatchObject({ channel: 'email', createdById: rep.id, content: '回复询价\n两吨单价 9800' })
  })

  it('written by a program, or returned, is laid aside and answered by nobody', async () => {
    await send({ subject: '自动回复', headers: { 'Auto-Submitted': 'auto-replied' }, text: card.join('\n') })
    await send({ subject: '退信', from: 'MAILER-DAEMON@mx.test', text: 'undeliverable' })
    expect(await taken('自动回复')).toMatchObject({ state: 'setAside', nature: 'automatic' })
    expect(await taken('退信')).toMatchObject({ state: 'setAside', nature: 'bounce' })
  })

  it('with hostile HTML is kept, and what is shown of it is harmless', async () => {
    const html =
      '<p onclick="x()">价格 <b>9800</b></p><script>steal()</script><img src="https://evil.test/p.gif"><a href="javascript:x()">点</a><form action="/api"><input></form><style>body{display:none}</style><svg onload=x()>'
    await send({ subject: '恶意', html, text: '' })
    const { pageText, body } = await taken('恶意')
    expect(pageText).toContain('<b>9800</b>')
    expect(pageText).not.toMatch(/script|onclick|onload|javascript|<img|<form|<input|<style|<svg/i)
    expect(body).toContain('价格 9800')
    expect(body).not.toContain('steal')
  })

  it('with two senders is done in the name of neither', async () => {
    await sendRaw(`From: ${peerAddress}\r\nFrom: ${repAddress}\r\nSubject: two\r\nMessage-ID: <two@x.test>\r\n\r\n${card.join('\r\n')}`)
    expect(await taken('two')).toMatchObject({ state: 'waiting', trouble: 'manySenders' })
  })

  it('that a mail server could not prove waits', async () => {
    await send({ subject: '冒名', headers: { 'Authentication-Results': 'mx.kexin.test; dmarc=fail header.from=kexin.test' }, text: card.join('\n') })
    expect(await taken('冒名')).toMatchObject({ state: 'waiting', trouble: 'unproven' })
  })

  it('larger than 25 MB, or to another mailbox, is refused with a clear answer', async () => {
    await expect(send({ attachments: [{ filename: 'big.bin', content: Buffer.alloc(26 * 1024 * 1024) }] })).rejects.toMatchObject({ responseCode: 552 })
    await expect(send({ to: 'other@kexin.test' })).rejects.toMatchObject({ responseCode: 550 })
  })

  it('made of rubbish is kept whole, once, and looked at by a person', async () => {
    const rubbish = Buffer.from('Subject: broken\r\nContent-Type: multipart/mixed; boundary=\r\n\r\n--\r\n\x00\xff\xfe nothing here')
    await sendRaw(rubbish)
    await sendRaw(rubbish)
    await app.atRest()
    const [mail, ...more] = await mailsOf('broken')
    expect(more).toHaveLength(0)
    expect(mail.state).toBe('waiting')
    expect(mail.originalId).toBeTruthy()
  })

  it('of a thousand in a minute all are kept, each once', async () => {
    const many = Array.from({ length: 300 }, (_, at) => send({ subject: `轰炸 ${at}`, from: 'bomb@else.test', text: 'x' }))
    await Promise.all(many)
    const { rows } = await opened.pool.query(`select count(*)::int as n from inbound_mail where subject like '轰炸 %'`)
    expect(rows[0].n).toBe(300)
  })
})

describe('the cards to be filled in (S0-21, S0-22, S0-23)', () => {
  it('are there as workbook, text document and plain text, in the reader’s language', async () => {
    const { forms, mailbox } = (await rep.get('/api/mail-forms')).body
    expect(forms.map(({ name }: { name: string }) => name)).toEqual(['dataCard', 'contactCard'])
    expect(mailbox).toBeNull()
    for (const format of ['xlsx', 'docx', 'txt'])
      for (const { name } of forms)
        expect((await rep.send({ method: 'GET', url: `/api/mail-forms/${name}/${format}` })).rawPayload.length, `${name}.${format}`).toBeGreaterThan(50)
    expect((await rep.get('/api/mail-forms/contactCard/exe')).status).toBe(404)
  })

  it('filled in as workbook and mailed back become what they say', async () => {
    const { default: excel } = await import('exceljs')
    const book = new excel.Workbook()
    await book.xlsx.load((await rep.send({ method: 'GET', url: '/api/mail-forms/dataCard/xlsx' })).rawPayload as never)
    const sheet = book.worksheets[0] as NonNullable<(typeof book.worksheets)[0]>
    fillIn(sheet, { 客户名称: '无锡轴承股份有限公司', 客户简称: '锡轴', 地址: '滨湖区 1 号' })
    fillTable(sheet, '姓名', [
      ['赵工', '总工', '13700137000', 'zhao@xz.test'],
      ['钱采购', '采购', '13600136000', ''],
    ])
    fillTable(sheet, '产品型号', [['轴承钢 GCr15', '20', '', '']])
    await send({ subject: '资料卡回传', attachments: [{ filename: '客户资料卡.xlsx', content: Buffer.from(await book.xlsx.writeBuffer()) }] })
    const mail = await taken('资料卡回传')
    expect(mail, JSON.stringify(mail)).toMatchObject({ state: 'filed', nature: 'card' })
    const of = async (plural: string) =>
      (await admin.get(`/api/${plural}?filter=${encodeURIComponent(JSON.stringify({ field: 'customerId', op: 'eq', value: mail.customerId }))}`)).body.records
    expect((await of('contacts')).map(({ name, title }: Record<string, string>) => [name, title]).sort()).toEqual([
      ['赵工', '总工'],
      ['钱采购', '采购'],
    ])
    expect((await of('contacts')).find(({ name }: { name: string }) => name === '赵工').emails[0].address).toBe('zhao@xz.test')
    expect(await of('installedProducts')).toMatchObject([{ name: '轴承钢 GCr15', quantity: 20 }])
  })

  it('filled in as text document and mailed back become what they say', async () => {
    const { body } = { body: (await rep.send({ method: 'GET', url: '/api/mail-forms/contactCard/docx' })).rawPayload }
    const filled = await answerDocx(body, { 客户名称: '华东化工有限公司', 接触方式: '电话', 接触时间: '2026-11-20 16:00', 内容: '文档里写的内容' })
    await send({ subject: '接触卡回传', attachments: [{ filename: '客户接触记录卡.docx', content: filled }] })
    const mail = await taken('接触卡回传')
    expect(mail, JSON.stringify(mail)).toMatchObject({ state: 'filed', customerId: ours.id })
    expect((await recordsAt(ours.id)).map(({ content }: { content: string }) => content)).toContain('文档里写的内容')
  })
})

/** Writes answers into the empty cell behind each label of a text document. */
async function answerDocx(file: Buffer, answers: Record<string, string>): Promise<Buffer> {
  const parts = await unzip(file)
  let xml = parts['word/document.xml'] as string
  for (const [label, text] of Object.entries(answers)) {
    const at = xml.search(new RegExp(`>${label}( \\*)?<`))
    expect(at, label).toBeGreaterThan(0)
    const answer = xml.indexOf('</w:tc>', xml.indexOf('<w:tc>', at))
    expect(answer, label).toBeGreaterThan(at)
    xml = `${xml.slice(0, answer)}<w:p><w:r><w:t>${text}</w:t></w:r></w:p>${xml.slice(answer)}`
  }
  return zipFile({ ...parts, 'word/document.xml': xml })
}

async function unzip(file: Buffer): Promise<Record<string, string>> {
  const zip = await fromBufferPromise(file)
  const parts: Record<string, string> = {}
  for await (const entry of zip.eachEntry()) parts[entry.fileName] = await text(await zip.openReadStreamPromise(entry))
  return parts
}
