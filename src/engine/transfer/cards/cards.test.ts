import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import iconv from 'iconv-lite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readSheet } from '../read/read-sheet.ts'
import type { SheetRow } from '../read/sheet-row.ts'
import { cardHeads } from './read.ts'
import { type CardVersion, type OutCard, writeCard } from './write.ts'

let folder: string
let count = 0
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cards-'))
})
afterAll(() => rm(folder, { recursive: true }))

/** The cards of a file as the importer sees them: what stands under each head, several joined. */
async function read(bytes: Buffer | string): Promise<Record<string, string>[]> {
  const path = join(folder, `${++count}.vcf`)
  await writeFile(path, bytes)
  const rows: SheetRow[] = []
  await readSheet(path, {}, (some) => void rows.push(...some))
  return rows.slice(1).map(({ cells }) => {
    const card: Record<string, string> = {}
    for (const [at, head] of cardHeads.entries()) {
      const key = head.split(' / ')[1] as string
      const cell = cells[at]
      if (cell) card[key] = card[key] ? `${card[key]} | ${cell}` : String(cell)
    }
    return card
  })
}

const vcard = (...lines: string[]) => `BEGIN:VCARD\r\n${lines.join('\r\n')}\r\nEND:VCARD\r\n`
const quoted = (text: string, charset: string) =>
  [...iconv.encode(text, charset)].map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('')

describe('cards of other programs', () => {
  it('are read from an old phone: 2.1, quoted-printable in GBK, broken over lines', async () => {
    const note = quoted('老客户，价格敏感；每月十五号付款', 'gbk')
    const card = vcard(
      'VERSION:2.1',
      `N;CHARSET=GBK;ENCODING=QUOTED-PRINTABLE:${quoted('王', 'gbk')};${quoted('小明', 'gbk')};;;`,
      `FN;CHARSET=GBK;ENCODING=QUOTED-PRINTABLE:${quoted('小明 王', 'gbk')}`,
      'TEL;CELL:13800138000',
      'TEL;WORK;VOICE:010-62770334',
      'TEL;WORK;FAX:010-62770335',
      `ORG;CHARSET=GBK;ENCODING=QUOTED-PRINTABLE:${quoted('北京某某科技有限公司', 'gbk')};${quoted('采购部', 'gbk')}`,
      `NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=GBK:${note.slice(0, 60)}=`,
      note.slice(60),
      'PHOTO;ENCODING=BASE64;JPEG:',
      ` ${'A'.repeat(70)}`,
      ` ${'B'.repeat(70)}`,
      '',
    )
    expect(await read(card)).toEqual([
      {
        Company: '北京某某科技有限公司',
        Name: '王小明',
        Department: '采购部',
        Phone: '13800138000 | 010-62770334',
        Fax: '010-62770335',
        'Card note': '老客户，价格敏感；每月十五号付款',
      },
    ])
  })

  it('are believed by their bytes where they name the wrong charset, and read when the whole file is GBK', async () => {
    const wrong = vcard('VERSION:2.1', `FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:${quoted('李雷', 'gbk')}`)
    expect((await read(wrong))[0]?.Name).toBe('李雷')
    const whole = iconv.encode(vcard('VERSION:3.0', 'FN:韩梅梅', 'N:韩;梅梅;;;', 'ORG:上海梅梅贸易有限公司'), 'gbk')
    expect((await read(whole))[0]).toEqual({ Name: '韩梅梅', Company: '上海梅梅贸易有限公司' })
  })

  it('are read from Apple: item groups, labels, folded lines, a birthday without year, several in one file', async () => {
    const first = vcard(
      'VERSION:3.0',
      'PRODID:-//Apple Inc.//iPhone OS 17.0//EN',
      'N:O’Brien;Siobhán;;;',
      'FN:Siobhán O’Brien',
      'ORG:O’Brien & Sons\\, "Ltd";Sales;',
      'item1.TEL;type=pref:+353 86 123 4567',
      'item1.X-ABLabel:_$!<Mobile>!$_',
      'item2.TEL:+353 1 234 5678',
      'item2.X-ABLabel:传真',
      'EMAIL;type=INTERNET;type=HOME:home@obrien.test',
      'EMAIL;type=INTERNET;type=WORK;type=pref:siobhan@obrien.test',
      'BDAY;X-APPLE-OMIT-YEAR=1604:1604-08-15',
      'NOTE:A long note that Apple folds after seventy-five bytes\\, and goes on',
      '  here\\nand on a second line',
      'item3.ADR;type=WORK:;;1 Main Street;Dublin;;D02;Ireland',
      'item3.X-ABADR:ie',
    )
    const second = vcard('VERSION:3.0', 'FN:陈 晓', 'N:陈;晓;;;', 'ORG:杭州晓陈有限公司')
    expect(await read(first + second)).toEqual([
      {
        Company: 'O’Brien & Sons, "Ltd"',
        Department: 'Sales',
        Name: 'Siobhán O’Brien',
        Phone: '+353 86 123 4567',
        Fax: '+353 1 234 5678',
        'E-mail': 'siobhan@obrien.test | home@obrien.test',
        Birthday: '08-15',
        'Work address': '1 Main Street, Dublin, D02, Ireland',
        'Card note': 'A long note that Apple folds after seventy-five bytes, and goes on here\nand on a second line',
      },
      { Company: '杭州晓陈有限公司', Name: '陈晓' },
    ])
  })

  it('are read in version 4.0, with addresses to dial, and from Google as it stands', async () => {
    const card = vcard(
      'VERSION:4.0',
      'FN:张伟',
      'N:张;伟;;;',
      'TEL;VALUE=uri;TYPE="work,voice";PREF=1:tel:+86-10-6277-0334;ext=801',
      'BDAY:19850312',
      'IMPP:weixin:zhangwei',
      'ADR;TYPE=work:;;中关村大街 1 号;海淀区;北京市;;中国',
    )
    expect((await read(card))[0]).toEqual({
      Name: '张伟',
      Phone: '+86-10-6277-0334 转 801',
      Birthday: '1985-03-12',
      WeChat: 'zhangwei',
      'Work address': '北京市海淀区中关村大街 1 号',
    })
    const google = vcard(
      'VERSION:3.0',
      'FN:Prefix Firstname Middle Lastname Suffix',
      'N:Lastname;Firstname;Middle;Prefix;Suffix',
      'BDAY;VALUE=date:1975-12-12',
      'EMAIL;TYPE=home:home@aaa.test',
      'TEL;TYPE=homefax:homefax',
      'TEL;TYPE=cell:mobile',
      'X-SPOUSE:spouse',
      'ORG:company',
      'CATEGORIES:My Contacts,Test',
    )
    expect((await read(google))[0]).toMatchObject({
      Name: 'Prefix Firstname Middle Lastname Suffix',
      Company: 'company',
      Birthday: '1975-12-12',
      Fax: 'homefax',
      Phone: 'mobile',
      Family: 'spouse',
      Groups: 'My Contacts；Test',
    })
  })

  it('may carry photos of any length, which are never held', async () => {
    const photo = Array.from({ length: 40_000 }, () => ` ${'A'.repeat(74)}`).join('\r\n')
    const before = process.memoryUsage().heapUsed
    const [card] = await read(vcard('VERSION:3.0', 'FN:有照片', 'PHOTO;ENCODING=b;TYPE=JPEG:/9j/', photo, 'TITLE:经理'))
    expect(card).toEqual({ Name: '有照片', Title: '经理' })
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(50_000_000)
  })

  it('may break off, hold cards in cards or none, and say nothing of the sort they are', async () => {
    await expect(read('BEGIN:VCARD\r\nVERSION:3.0\r\nFN:没写完')).rejects.toMatchObject({ code: 'invalid' })
    const inside = vcard('VERSION:2.1', 'FN:外', 'AGENT:', 'BEGIN:VCARD', 'FN:内', 'END:VCARD', 'TITLE:总')
    expect(await read(inside)).toEqual([{ Name: '外', Title: '总' }])
    expect(await read(vcard('VERSION:3.0', 'FN:杂', 'nonsense', ':', ';;;:', 'TEL;:1', 'X=Y:z'))).toEqual([{ Name: '杂', Phone: '1' }])
  })
})

/** A strict reader of RFC 6350 and RFC 2426: it throws on whatever they do not allow. */
function strictly(text: string): Map<string, string[]> {
  if (!text.endsWith('\r\n')) throw new Error('the last line is not ended')
  const physical = text.slice(0, -2).split('\r\n')
  for (const line of physical) if (Buffer.byteLength(line) > 75 || /[\r\n]/.test(line) || line.includes('\ufffd')) throw new Error(`bad line ${line}`)
  const lines = physical.join('\r\n').replace(/\r\n /g, '').split('\r\n')
  if (lines[0] !== 'BEGIN:VCARD' || !/^VERSION:[34]\.0$/.test(lines[1] ?? '') || lines.at(-1) !== 'END:VCARD') throw new Error('no card')
  const found = new Map<string, string[]>()
  for (const line of lines) {
    const [, name, value] = /^([A-Za-z0-9-]+)(?:;[A-Za-z0-9-]+=(?:"[^"]*"|[^";:,]+)(?:,(?:"[^"]*"|[^";:,]+))*)*:(.*)$/.exec(line) ?? []
    if (name === undefined || value === undefined) throw new Error(`bad line ${line}`)
    found.set(name, [...(found.get(name) ?? []), value])
  }
  for (const one of ['VERSION', 'N', 'FN', 'UID', 'REV']) if (found.get(one)?.length !== 1) throw new Error(`${one} stands not once`)
  if ((found.get('N')?.[0] ?? '').replace(/\\./g, '').split(';').length !== 5) throw new Error('N has five parts')
  return found
}

const unescaped = (value: string) => value.replace(/\\(.)/g, (_, letter: string) => (letter === 'n' ? '\n' : letter))
const identity = { id: '01900000-0000-7000-8000-000000000000', updatedAt: '2026-01-31T01:30:00.000Z' }

describe('our own cards', () => {
  const card: OutCard = {
    name: '欧阳修远',
    company: '北京；某某,有限公司\\集团',
    department: '采购部',
    title: '经理',
    phones: [
      { type: 'mobile', number: '138 0013 8000', e164: '+8613800138000', ext: null },
      { type: 'landline', number: '010-6277 0334', e164: '+861062770334', ext: '801' },
    ],
    emails: ['ouyang@kexin.test'],
    wechat: 'ouyang',
    birthday: { year: null, month: 8, day: 15 },
    note: '第一行\n第二行，很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长',
  }

  it.each(['3.0', '4.0'] as const)('stand before a strict reader in version %s, Chinese names parted as they are', (version) => {
    const found = strictly(writeCard(card, identity, version))
    expect(found.get('N')).toEqual(['欧阳;修远;;;'])
    expect(unescaped(found.get('NOTE')?.[0] ?? '')).toBe(card.note)
    expect(found.get('TEL')).toEqual(version === '4.0' ? ['tel:+8613800138000', 'tel:+861062770334;ext=801'] : ['138 0013 8000', '010-6277 0334 转 801'])
    expect(found.get('BDAY')).toEqual([version === '4.0' ? '--0815' : '1604-08-15'])
  })

  it('come back as they went, whatever stands in them', async () => {
    const line = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
      .map((text) => text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufffd]/g, '').trim() || 'x')
    const cases = fc.sample(
      fc.record({
        name: line,
        company: line,
        title: line,
        note: fc.tuple(line, line).map(([a, b]) => `${a}\n${b}`),
        version: fc.constantFrom<CardVersion>('3.0', '4.0'),
      }),
      200,
    )
    for (const each of cases) strictly(writeCard(each, identity, each.version))
    const found = await read(cases.map((each) => writeCard(each, identity, each.version)).join(''))
    expect(found.map((each) => [each.Company, each.Title, each['Card note']])).toEqual(
      cases.map(({ company, title, note }) => [
        company,
        title,
        note
          .split('\n')
          .map((each) => each.trim())
          .join('\n')
          .trim(),
      ]),
    )
    expect(found.map((each) => each.Name?.replace(/\s/g, ''))).toEqual(cases.map(({ name }) => name.replace(/\s/g, '')))
  })
})
