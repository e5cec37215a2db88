import type { contactRecord } from '../../crm/activities/contact-record.object.ts'
import type { Draft } from '../../kernel/object.ts'
import type { Chance } from './chance.ts'
import type { Company } from './companies.ts'
import type { ContactDraft } from './contacts.ts'
import { dealings, openings, pursuits, type Scene, visitsOfColleagues } from './scenes.ts'
import { rivals } from './trades.ts'

export type RecordDraft = Omit<Draft<typeof contactRecord>, 'customerId' | 'contactIds' | 'at'> & { at: string }

/** One contact of a firm's story: what is written, with the how-manieth contact, and whether a colleague wrote it. */
export type Episode = { readonly draft: RecordDraft; readonly who: number; readonly byColleague: boolean }
export type Told = { readonly company: Company; readonly contacts: readonly ContactDraft[]; readonly since: Date; readonly until: Date }

const dayMs = 86_400_000
const hourMs = 3_600_000
const usualCount = { a: [6, 15], b: [2, 8], c: [0, 5] } as const
const inPerson: readonly string[] = ['visit', 'exhibition', 'meeting']
const halls = ['国际橡塑展', '中国塑料交易会', '化工产业博览会'] as const

/** All contacts with one firm between two moments, oldest first: openings, then what its place in the lifecycle brings. */
export function drawStory(chance: Chance, told: Told): Episode[] {
  const [least, most] = usualCount[told.company.draft.level ?? 'c']
  const moments = Array.from({ length: chance.between(least, most) }, () => workingMoment(chance, told.since, told.until))
  const inOrder = [...new Set(moments)].filter((at) => at > told.since.getTime() && at < told.until.getTime()).sort((a, b) => a - b)
  return inOrder.map((at, place) => drawEpisode(chance, told, at, place))
}

/** A weekday between 9 and 18 o'clock in China, which keeps one clock all the year: UTC+8. */
function workingMoment(chance: Chance, since: Date, until: Date): number {
  const drawn = since.getTime() + chance.next() * (until.getTime() - since.getTime())
  return officeHour(chance, drawn)
}

function officeHour(chance: Chance, near: number): number {
  const midnight = Math.floor((near + 8 * hourMs) / dayMs) * dayMs - 8 * hourMs
  const weekday = new Date(midnight + 8 * hourMs).getUTCDay()
  const shift = weekday === 6 ? 2 : weekday === 0 ? 1 : 0
  return midnight + shift * dayMs + 9 * hourMs + chance.between(0, 105) * 5 * 60_000
}

function drawEpisode(chance: Chance, told: Told, at: number, place: number): Episode {
  const isCustomer = told.company.draft.lifecycle === 'won' || told.company.draft.lifecycle === 'repeat'
  const byColleague = isCustomer && place > 1 && chance.happens(0.15)
  const list = byColleague ? visitsOfColleagues : place === 0 ? openings : isCustomer && place > 2 ? dealings : pursuits
  const who = chance.happens(0.7) ? 0 : chance.between(0, told.contacts.length - 1)
  return { who, byColleague, draft: write(chance, told, chance.pick(list), at, who) }
}

function write(chance: Chance, { company, contacts }: Told, scene: Scene, at: number, who: number): RecordDraft {
  const person = contacts[who]
  const words: Readonly<Record<string, string>> = {
    who: person ? `${person.name.slice(0, 1)}${shortTitle(person.title ?? '')}` : '采购',
    product: chance.pick(company.trade.products),
    tons: String(chance.between(2, 30) * 10),
    price: String(chance.between(68, 112) * 100 + chance.between(0, 1) * 50),
    rival: chance.pick(rivals),
    line: String(chance.between(2, 12)),
  }
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: string) => words[name] ?? '')
  return {
    at: new Date(at).toISOString(),
    channel: scene.channel,
    place: placeOf(chance, company, scene),
    contactMethod: scene.channel === 'phone' || scene.channel === 'sms' ? (person?.phones?.[0]?.number ?? null) : null,
    content: fill(scene.content),
    result: scene.result,
    nextStep: scene.nextStep ? fill(scene.nextStep) : null,
    nextAt: scene.nextStep ? new Date(officeHour(chance, at + chance.between(3, 24) * dayMs)).toISOString() : null,
    durationMinutes: inPerson.includes(scene.channel) ? chance.between(6, 36) * 5 : scene.channel === 'phone' ? chance.between(2, 25) : null,
  }
}

const shortTitle = (title: string): string =>
  /总经理|总监/.test(title)
    ? '总'
    : /经理/.test(title)
      ? '经理'
      : /厂长/.test(title)
        ? '厂长'
        : /工程师/.test(title)
          ? '工'
          : /主管|主任/.test(title)
            ? title.slice(-2)
            : ''

function placeOf(chance: Chance, { city, draft }: Company, { channel }: Scene): string | null {
  if (channel === 'exhibition') return `${city.name}${chance.pick(halls)}`
  if (channel === 'meeting') return '公司会议室'
  return channel === 'visit' ? `${city.name}${draft.address?.street ?? ''}` : null
}
