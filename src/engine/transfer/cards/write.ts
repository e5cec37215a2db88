/** What a record says of a person, for other people's address books. */
export type OutCard = {
  readonly name: string
  readonly company?: string | null
  readonly department?: string | null
  readonly title?: string | null
  readonly phones?: readonly OutPhone[]
  readonly emails?: readonly string[]
  readonly wechat?: string | null
  /** A solar day; without a year it comes round all the same. */
  readonly birthday?: { readonly year: number | null; readonly month: number; readonly day: number } | null
  readonly note?: string | null
}
export type OutPhone = { readonly type: string; readonly number: string; readonly e164: string | null; readonly ext: string | null }
/** How the business makes a card of a record: of which fields, refs given by title. */
export type CardMaker = { readonly fields: readonly string[]; readonly of: (record: Readonly<Record<string, unknown>>) => OutCard }
export type CardVersion = '3.0' | '4.0'

type Identity = { readonly id: string; readonly updatedAt: string }

/** One card (RFC 2426 for 3.0, RFC 6350 for 4.0): CRLF, lines folded at 75 bytes, every text escaped. */
export function writeCard(card: OutCard, { id, updatedAt }: Identity, version: CardVersion): string {
  const isNew = version === '4.0'
  const [family, given] = namesOf(card.name)
  const lines = [
    'BEGIN:VCARD',
    `VERSION:${version}`,
    ...(isNew ? ['KIND:individual'] : []),
    `FN:${escaped(card.name)}`,
    `N:${escaped(family)};${escaped(given)};;;`,
    ...optional(
      'ORG',
      [card.company, card.department]
        .filter(Boolean)
        .map((part) => escaped(part as string))
        .join(';'),
    ),
    ...optional('TITLE', escaped(card.title ?? '')),
    ...(card.phones ?? []).map((phone) => phoneLine(phone, isNew)),
    ...(card.emails ?? []).map(
      (address, at) => `EMAIL;TYPE=${isNew ? 'work' : 'INTERNET,WORK'}${at === 0 ? (isNew ? ';PREF=1' : ',PREF') : ''}:${escaped(address)}`,
    ),
    ...optional('X-WECHAT', escaped(card.wechat ?? '')),
    ...birthdayLine(card.birthday, isNew),
    ...optional('NOTE', escaped(card.note ?? '')),
    `UID:${isNew ? 'urn:uuid:' : ''}${id}`,
    `REV:${updatedAt.replace(/[-:]|\.\d+/g, '')}`,
    'END:VCARD',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

const escaped = (text: string): string => text.replace(/[\\;,]/g, '\\$&').replace(/\r\n?|\n/g, '\\n')
const optional = (name: string, value: string): string[] => (value === '' ? [] : [`${name}:${value}`])

/** Families of two letters; all others have one. */
const long =
  /^(?:欧阳|太史|端木|上官|司马|东方|独孤|南宫|万俟|闻人|夏侯|诸葛|尉迟|公羊|赫连|澹台|皇甫|宗政|濮阳|公冶|太叔|申屠|公孙|慕容|仲孙|钟离|长孙|宇文|司徒|鲜于|司空|闾丘|子车|亓官|司寇|巫马|公西|壤驷|公良|漆雕|乐正|宰父|谷梁|拓跋|夹谷|轩辕|令狐|段干|百里|呼延|东郭|南门|羊舌|微生|梁丘|左丘|东门|西门|南荣)/

/** Family and given name: a Han name begins with the family, another ends with it. */
function namesOf(name: string): [family: string, given: string] {
  if (/^\p{Script=Han}{2,}$/u.test(name)) {
    const length = name.length > 2 && long.test(name) ? 2 : 1
    return [name.slice(0, length), name.slice(length)]
  }
  const words = name.trim().split(/\s+/)
  return words.length > 1 ? [words.at(-1) as string, words.slice(0, -1).join(' ')] : [name, '']
}

const types: Readonly<Record<string, readonly [old: string, fresh: string]>> = {
  mobile: ['CELL', 'cell'],
  landline: ['WORK,VOICE', '"work,voice"'],
  fax: ['WORK,FAX', '"work,fax"'],
  hotline: ['WORK,VOICE', '"work,voice"'],
}

/** 4.0 names a number as an address to dial where its country is known. */
function phoneLine({ type, number, e164, ext }: OutPhone, isNew: boolean): string {
  const [old, fresh] = types[type] ?? ['VOICE', 'voice']
  if (isNew && e164) return `TEL;VALUE=uri;TYPE=${fresh}:tel:${e164}${ext ? `;ext=${ext}` : ''}`
  return `TEL;TYPE=${isNew ? fresh : old}:${escaped(number)}${ext ? ` 转 ${ext}` : ''}`
}

/** 3.0 knows no day without a year; address books read 1604 as none, as Apple writes it. */
function birthdayLine(birthday: OutCard['birthday'], isNew: boolean): string[] {
  if (!birthday) return []
  const pad = (figure: number) => String(figure).padStart(2, '0')
  const day = `${pad(birthday.month)}${isNew ? '' : '-'}${pad(birthday.day)}`
  if (birthday.year !== null) return [`BDAY${isNew ? '' : ';VALUE=date'}:${birthday.year}${isNew ? '' : '-'}${day}`]
  return isNew ? [`BDAY:--${day}`] : [`BDAY;VALUE=date;X-APPLE-OMIT-YEAR=1604:1604-${day}`]
}

/** At most 75 bytes a line, no letter cut in two; what goes on begins with a blank. */
function folded(line: string): string {
  if (Buffer.byteLength(line) <= 75) return line
  const lines: string[] = []
  let part = ''
  let bytes = 0
  for (const letter of line) {
    const size = Buffer.byteLength(letter)
    if (bytes + size > 75) {
      lines.push(part)
      part = ' '
      bytes = 1
    }
    part += letter
    bytes += size
  }
  return [...lines, part].join('\r\n')
}
