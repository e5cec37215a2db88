import iconv from 'iconv-lite'
import { describe, expect, it, vi } from 'vitest'
import { bootApp } from '../../test/app.ts'
import { everyRecord, importDoor } from '../../test/import-door.ts'

vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 })

const { admin } = await bootApp({ withWorker: true })
const door = importDoor(admin)

const csv = (heads: readonly string[], ...people: readonly Record<string, string>[]) =>
  [heads, ...people.map((person) => heads.map((head) => person[head] ?? ''))]
    .map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join())
    .join('\r\n')
const many = (at: readonly number[], heads: (at: number) => readonly string[]) => at.flatMap(heads)
const named = async (plural: string, name: string) => (await everyRecord(admin, plural)).find((each) => each.name === name) as Record<string, any>
const digits = (phones: readonly { digits: string }[] | null) => (phones ?? []).map((phone) => phone.digits)

async function imported(file: string, bytes: Buffer | string) {
  const read = await door.read(file, bytes)
  return { read, done: await door.run(read.id) }
}

/** The heads of Google's export before 2023, as its program writes them. */
const googleHeads = [
  ...'Name,Given Name,Additional Name,Family Name,Yomi Name,Name Prefix,Name Suffix,Initials,Nickname,Short Name,Maiden Name,Birthday,Gender'.split(','),
  ...'Location,Billing Information,Directory Server,Mileage,Occupation,Hobby,Sensitivity,Priority,Subject,Notes,Group Membership'.split(','),
  ...many([1, 2], (at) => [`E-mail ${at} - Type`, `E-mail ${at} - Value`]),
  ...many([1, 2, 3, 4, 5, 6, 7], (at) => [`Phone ${at} - Type`, `Phone ${at} - Value`]),
  ...many([1, 2], (at) => ['Type', 'Formatted', 'Street', 'City', 'PO Box', 'Region', 'Postal Code', 'Country'].map((part) => `Address ${at} - ${part}`)),
  ...['Type', 'Name', 'Title', 'Department', 'Job Description'].map((part) => `Organization 1 - ${part}`),
  ...many([1, 2], (at) => [`Relation ${at} - Type`, `Relation ${at} - Value`, `Website ${at} - Type`, `Website ${at} - Value`]),
]
const google = {
  Name: '陆青禾',
  'Given Name': '青禾',
  'Family Name': '陆',
  Nickname: '小陆',
  Birthday: '1985-03-09',
  Notes: '展会认识，“喜欢”茶',
  'Group Membership': '老客户 ::: * myContacts',
  'E-mail 1 - Type': '* Work',
  'E-mail 1 - Value': 'lu@qinghe.test ::: lu2@qinghe.test',
  'Phone 1 - Type': 'Mobile',
  'Phone 1 - Value': '138 0013 8101',
  'Phone 2 - Type': 'Work Fax',
  'Phone 2 - Value': '025-62770399',
  'Phone 6 - Type': 'Work',
  'Phone 6 - Value': '025-62770334',
  'Phone 7 - Type': 'Pager',
  'Phone 7 - Value': '请转 8 号',
  'Address 1 - Type': 'Home',
  'Address 1 - Formatted': '家里住的地方\n某小区 3 栋',
  'Address 2 - Type': 'Work',
  'Address 2 - Formatted': '江苏省南京市玄武区中山路 18 号',
  'Organization 1 - Name': '南京青禾仪器有限公司',
  'Organization 1 - Title': '总经理',
  'Relation 1 - Type': 'Spouse',
  'Relation 1 - Value': '苏晚',
  'Relation 2 - Type': 'Assistant',
  'Relation 2 - Value': '小何',
  'Website 1 - Value': 'qinghe.test',
}

/** Outlook's 88 columns by the words that matter here, and some that nobody fills. */
const outlookHeads = [
  ...'First Name,Middle Name,Last Name,Title,Suffix,Initials,Web Page,Gender,Birthday,Anniversary,Location,Language,Internet Free Busy,Notes'.split(','),
  ...'E-mail Address,E-mail 2 Address,E-mail 3 Address,Primary Phone,Home Phone,Home Phone 2,Mobile Phone,Pager,Home Fax,Home Address'.split(','),
  ...'Home Street,Home City,Home State,Home Postal Code,Home Country,Spouse,Children,Referred By,Company Main Phone,Business Phone'.split(','),
  ...'Business Phone 2,Business Fax,Company,Job Title,Department,Office Location,Account,Business Address,Business Street,Business City'.split(','),
  ...'Business State,Business Postal Code,Business Country,Other Phone,User 1,Keywords,Hobby,Sensitivity,Priority,Private,Categories'.split(','),
]
const outlook = {
  'First Name': '雨桐',
  'Last Name': '闻',
  Birthday: '0/0/00',
  'E-mail Address': 'wen@yutong.test',
  'Mobile Phone': '+8613800138102',
  'Home Street': '某小区 5 栋',
  'Home Postal Code': '210000',
  'Referred By': '老王',
  'Business Fax': '0512-62770388',
  Company: '苏州雨桐, “纺织” (集团)',
  'Job Title': '采购',
  'Business State': '江苏',
  'Business City': '苏州',
  'User 1': '自定一',
  Priority: 'Normal',
}

describe('the export of an address book', () => {
  it('of Google lands without a hand: each number where its sort says, the address of work with the firm, all else in words', async () => {
    const { read, done } = await imported('google.csv', csv(googleHeads, google))
    expect(read.sheets[0].from).toBe('Google 通讯录')
    expect(done).toMatchObject({ problems: [], counts: { created: 1, bad: 0 } })
    const firm = await named('customers', '南京青禾仪器有限公司')
    expect(firm).toMatchObject({ address: { region: '320102', street: '中山路 18 号' }, tags: ['老客户'] })
    expect(digits(firm.fax)).toEqual(['02562770399'])
    const person = await named('contacts', '陆青禾')
    expect(person).toMatchObject({ title: '总经理', family: 'Spouse 苏晚', note: '展会认识，“喜欢”茶', birthday: { year: 1985, month: 3, day: 9 } })
    expect(digits(person.phones)).toEqual(['13800138101', '02562770334'])
    expect(person.emails.map((each: { address: string }) => each.address)).toEqual(['lu@qinghe.test', 'lu2@qinghe.test'])
    for (const kept of ['小陆', '家里住的地方, 某小区 3 栋', '小何', '请转 8 号']) expect(firm.note, kept).toContain(kept)
    expect(done.notices[0].message).toContain('请转 8 号')
  })

  it('of Outlook keeps where people live out of the firm’s address, and a day nobody knows out of the birthdays', async () => {
    const { read, done } = await imported('outlook.csv', `\uFEFF${csv(outlookHeads, outlook, { 'E-mail Address': 'no-firm@yutong.test', Priority: 'Normal' })}`)
    expect(read.sheets[0].from).toBe('Outlook')
    expect(done).toMatchObject({ counts: { created: 1, bad: 1 }, problems: [{ line: 3, code: 'required' }] })
    const firm = await named('customers', outlook.Company)
    expect(firm).toMatchObject({ region: '320500', address: null, source: null })
    for (const kept of ['某小区 5 栋', '210000', '老王', '自定一']) expect(firm.note, kept).toContain(kept)
    expect(await named('contacts', '闻雨桐')).toMatchObject({ title: '采购', birthday: null, address: null })
  })

  it.each([
    ['GBK', 'gb18030'],
    ['UTF-16 with its mark', 'utf16le'],
  ])('means the same in %s', async (_, encoding) => {
    const bytes = iconv.encode(csv(outlookHeads, outlook), encoding, { addBOM: encoding === 'utf16le' })
    expect((await imported('outlook.csv', bytes)).done).toMatchObject({ problems: [], counts: { rows: 1, same: 1, bad: 0 } })
  })

  it('as cards meets the people of the csv again', async () => {
    const card = [
      'BEGIN:VCARD',
      'VERSION:3.0',
      'FN:陆青禾',
      'N:陆;青禾;;;',
      'CATEGORIES:myContacts,老客户',
      'TEL;TYPE=cell:138 0013 8101',
      'TEL;TYPE=workfax:025-62770399',
      'ORG:南京青禾仪器有限公司',
      'TITLE:总经理',
      'END:VCARD',
    ]
    const { done } = await imported('google.vcf', `${card.join('\n')}\n`)
    expect(done).toMatchObject({ problems: [], counts: { rows: 1, same: 1, created: 0 } })
    expect(await named('customers', '南京青禾仪器有限公司')).toMatchObject({ tags: ['老客户'], contactCount: 1 })
  })
})
