import { each, eachNumber, numbered } from './known-heads.ts'
import { choiceWords } from './known-words.ts'

type CellOf = (head: string) => string

/** What a number, an address or a relation is for: `* Work Fax`, `工作`. */
const sortOf = (cell: CellOf, what: string, at: number): string => cell(`${what} ${at} - Type`) || cell(`${what} ${at} - Label`)
const isFax = (cell: CellOf, at: number): boolean => /fax|传真/i.test(sortOf(cell, 'Phone', at))
const isWork = (cell: CellOf, at: number): boolean => /work|business|office|公司|单位|工作|办公/i.test(sortOf(cell, 'Address', at))
const isFamily = (cell: CellOf, at: number): boolean =>
  /spouse|partner|child|son|daughter|mother|father|parent|brother|sister|relative|配偶|伴侣|子女|父|母|兄|姐|弟|妹|亲/i.test(sortOf(cell, 'Relation', at))

const addressParts = ['Street', 'Extended Address', 'PO Box', 'City', 'Region', 'Postal Code', 'Country']
function addressOf(cell: CellOf, at: number): string {
  const formatted = cell(`Address ${at} - Formatted`)
  const parts = addressParts.map((part) => cell(`Address ${at} - ${part}`)).filter(Boolean)
  return (formatted || parts.join(', '))
    .split('\n')
    .flatMap((line) => line.trim() || [])
    .join(', ')
}

const addresses = (cell: CellOf, wanted: (at: number) => boolean): string =>
  eachNumber((at) => (wanted(at) ? addressOf(cell, at) : ''))
    .filter(Boolean)
    .join('；')
const firstWork = (cell: CellOf): number | undefined => eachNumber((at) => at).find((at) => isWork(cell, at) && addressOf(cell, at))

const relations = (cell: CellOf, isWanted: boolean): string =>
  eachNumber((at) => {
    const value = cell(`Relation ${at} - Value`)
    return value && isFamily(cell, at) === isWanted ? `${sortOf(cell, 'Relation', at)} ${value}`.trim() : ''
  })
    .filter(Boolean)
    .join('；')

/**
 * Google's contacts, the heads of before 2023 and since. What a number or an address is for stands in a column beside it: a fax goes to the
 * firm, and only an address of work is the firm's; where people live stays words.
 */
export const knownGoogle = {
  id: 'google',
  from: { zh: 'Google 通讯录', en: 'Google Contacts' },
  object: 'customer',
  signs: [
    ['Given Name', 'Family Name', 'Group Membership'],
    ['First Name', 'Last Name', 'Organization Name', 'Labels'],
  ],
  columns: {
    ...each('Organization Name | Organization 1 - Name', 'customer.name'),
    ...each('Name | First Name | Middle Name | Last Name', 'contact.name'),
    ...each('Organization Title | Organization 1 - Title', 'contact.title'),
    ...each('Organization Department | Organization 1 - Department', 'contact.department'),
    ...each(
      numbered((at) => `E-mail ${at} - Value`),
      'contact.emails',
    ),
    ...each(
      numbered((at) => `Phone ${at}`),
      'contact.phones',
    ),
    ...each(
      numbered((at) => `Fax ${at}`),
      'customer.fax',
    ),
    'Work address': 'customer.address',
    ...each('Other addresses | Relations | Occupation', null),
    Family: 'contact.family',
    'Website 1 - Value': 'customer.site',
    Birthday: 'contact.birthday',
    ...each('Group Membership | Labels', 'customer.tags'),
    Notes: 'contact.note',
    Gender: 'contact.gender',
    Hobby: 'contact.hobbies',
    ...each('Given Name | Additional Name | Family Name | Name Prefix | Name Suffix | Photo | Priority | Sensitivity', false),
    // Said by the columns worked out of them, or by nobody but the program.
    ...each(
      numbered((at) =>
        [
          ...['E-mail', 'Phone', 'Address', 'Website', 'Relation'].flatMap((what) => [`${what} ${at} - Type`, `${what} ${at} - Label`]),
          ...['Formatted', ...addressParts].map((part) => `Address ${at} - ${part}`),
          `Phone ${at} - Value`,
          `Relation ${at} - Value`,
        ].join(' | '),
      ),
      false,
    ),
  },
  cell: choiceWords,
  derived: [
    ...eachNumber((at) => ({ head: `Phone ${at}`, needs: `Phone ${at} - Value`, of: (cell: CellOf) => (isFax(cell, at) ? '' : cell(`Phone ${at} - Value`)) })),
    ...eachNumber((at) => ({ head: `Fax ${at}`, needs: `Phone ${at} - Value`, of: (cell: CellOf) => (isFax(cell, at) ? cell(`Phone ${at} - Value`) : '') })),
    { head: 'Work address', needs: 'Address 1 - Formatted', of: (cell: CellOf) => (firstWork(cell) ? addressOf(cell, firstWork(cell) as number) : '') },
    { head: 'Other addresses', needs: 'Address 1 - Formatted', of: (cell: CellOf) => addresses(cell, (at) => at !== firstWork(cell)) },
    { head: 'Family', needs: 'Relation 1 - Value', of: (cell: CellOf) => relations(cell, true) },
    { head: 'Relations', needs: 'Relation 1 - Value', of: (cell: CellOf) => relations(cell, false) },
  ],
} as const
