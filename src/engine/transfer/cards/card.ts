import { type Property, partsOf, plainOf } from './property.ts'

/** A card as far as a CRM needs it; what has no place of its own is kept as `extra` lines. */
export type Card = {
  readonly name: string
  readonly company: string
  readonly department: string
  readonly title: string
  readonly phones: readonly string[]
  readonly faxes: readonly string[]
  readonly emails: readonly string[]
  readonly wechat: string
  readonly site: string
  readonly address: string
  readonly home: string
  readonly birthday: string
  readonly family: string
  readonly groups: readonly string[]
  readonly nickname: string
  readonly note: string
}

const isHan = (text: string): boolean => /^\p{Script=Han}+$/u.test(text)
const all = (properties: readonly Property[], name: string): Property[] => properties.filter((each) => each.name === name)
const first = (properties: readonly Property[], name: string): string => plainOf(all(properties, name)[0]?.value ?? '')
const isOf = (property: Property, ...types: readonly string[]): boolean => property.parameters.get('TYPE')?.some((type) => types.includes(type)) ?? false

/** Reads the properties of one card, of whichever version and maker. */
export function readCard(properties: readonly Property[]): Card {
  const [company = '', ...units] = partsOf(all(properties, 'ORG')[0]?.value ?? '', ';')
  const phones = all(properties, 'TEL')
  const isFax = (property: Property) => isOf(property, 'fax', 'homefax', 'workfax', 'facsimile') || /fax|传真/i.test(labelOf(properties, property))
  const addresses = all(properties, 'ADR')
  const home = addresses.find((each) => isOf(each, 'home') && !isOf(each, 'work'))
  return {
    name: nameOf(properties),
    company,
    department: units.filter(Boolean).join(' / '),
    title: first(properties, 'TITLE') || first(properties, 'ROLE'),
    phones: preferredFirst(phones.filter((each) => !isFax(each))).map(numberOf),
    faxes: phones.filter(isFax).map(numberOf),
    emails: preferredFirst(all(properties, 'EMAIL')).map(({ value }) => plainOf(value).replace(/^mailto:/i, '')),
    wechat: wechatOf(properties),
    site: first(properties, 'URL'),
    address: addressOf(addresses.find((each) => each !== home)),
    home: addressOf(home),
    birthday: dayOf(first(properties, 'BDAY')),
    family: first(properties, 'X-SPOUSE') || first(properties, 'SPOUSE'),
    groups: all(properties, 'CATEGORIES').flatMap(({ value }) => partsOf(value, ',')),
    nickname: first(properties, 'NICKNAME'),
    note: all(properties, 'NOTE')
      .map(({ value }) => plainOf(value))
      .join('\n'),
  }
}

/** What Apple calls a number: `item1.X-ABLabel:_$!<Mobile>!$_`. */
const labelOf = (properties: readonly Property[], { group }: Property): string =>
  group === '' ? '' : plainOf(all(properties, 'X-ABLABEL').find((each) => each.group === group)?.value ?? '')

/** Han names put the family first and need no blank, whatever a phone made of them; others stand as their card shows them. */
function nameOf(properties: readonly Property[]): string {
  const [family = '', given = '', middle = ''] = partsOf(all(properties, 'N')[0]?.value ?? '', ';')
  const han = [family, middle, given].filter(Boolean)
  if (han.length > 0 && han.every(isHan)) return han.join('')
  return first(properties, 'FN') || [given, middle, family].filter(Boolean).join(' ')
}

const preferredFirst = (properties: readonly Property[]): Property[] => properties.toSorted((a, b) => Number(isPreferred(b)) - Number(isPreferred(a)))
const isPreferred = (property: Property): boolean => isOf(property, 'pref') || property.parameters.has('PREF')

/** `tel:+86-138-0013-8000;ext=801` of version 4.0 as people write it. */
function numberOf({ value }: Property): string {
  const text = plainOf(value)
  const found = /^tel:([^;]+)(?:;.*?ext=(\d+))?/i.exec(text)
  return found ? `${found[1]}${found[2] ? ` 转 ${found[2]}` : ''}` : text
}

function wechatOf(properties: readonly Property[]): string {
  const said = first(properties, 'X-WECHAT') || first(properties, 'X-WEIXIN')
  if (said) return said
  const other = properties.find(
    (each) => ['IMPP', 'X-SOCIALPROFILE'].includes(each.name) && (isOf(each, 'wechat', 'weixin') || /^(?:wechat|weixin|x-apple:wechat):/i.test(each.value)),
  )
  return other ? plainOf(other.value).replace(/^[\w-]+:(?:wechat:)?/i, '') : ''
}

/** From the country down to the house as Chinese letters are addressed, or from the street up. */
function addressOf(property: Property | undefined): string {
  if (!property) return ''
  const [box = '', more = '', street = '', city = '', region = '', zip = '', country = ''] = partsOf(property.value, ';').map((part) =>
    part.replace(/\n/g, ' '),
  )
  const isChinese = /\p{Script=Han}/u.test(street + city + region)
  if (isChinese) return [region, city === region ? '' : city, street, more].join('')
  return [more, street, box, city, [region, zip].filter(Boolean).join(' '), country].filter(Boolean).join(', ')
}

/** `19751212`, `1975-12-12T00:00:00Z`, `--1212` (no year): the day as sheets write it. A text stays as it is. */
function dayOf(text: string): string {
  const whole = /^(\d{4})-?(\d{2})-?(\d{2})(?:T.*)?$/.exec(text)
  if (whole) return whole[1] === '1604' ? `${whole[2]}-${whole[3]}` : `${whole[1]}-${whole[2]}-${whole[3]}`
  const yearless = /^--(\d{2})-?(\d{2})/.exec(text)
  return yearless ? `${yearless[1]}-${yearless[2]}` : text
}
