import { customer } from '../../crm/customers/customer.object.ts'
import { assignmentRule } from '../../crm/leads/assignment-rule.object.ts'
import { lead } from '../../crm/leads/lead.object.ts'
import { leadFollowUp } from '../../crm/leads/lead-follow-up.object.ts'
import { leadSource } from '../../crm/leads/lead-source.object.ts'
import { pool } from '../../crm/leads/pool.object.ts'
import { poolRule } from '../../crm/leads/pool-rule.object.ts'
import { webForm } from '../../crm/leads/web-form.object.ts'
import { asPerson } from '../../engine/access/person.ts'
import type { Context } from '../../engine/context.ts'
import { change } from '../../engine/records/change.ts'
import { create } from '../../engine/records/create.ts'
import { everyRow } from '../../engine/records/every.ts'
import { list } from '../../engine/records/read.ts'
import { type Chance, makeChance } from './chance.ts'
import { generate } from './companies.ts'
import { drawContacts } from './contacts.ts'
import { make } from './people.ts'
import type { Member } from './staff.ts'

const sources = [
  { name: '官网', origin: 'asked' },
  { name: '400 热线', origin: 'asked' },
  { name: '国际橡塑展', origin: 'mined' },
  { name: '老客户介绍', origin: 'asked' },
  { name: '行业名录', origin: 'mined' },
] as const
const fairs = ['2026 国际橡塑展 3 号馆', '2026 化工产业博览会', '中国塑料交易会'] as const
const needs = [
  '想要报价和样品',
  '每月大约用 20 吨，问能不能做月结',
  '现在的供应商交期不稳，想找第二家',
  '新生产线明年投产，先了解一下',
  '需要环保型号的检测报告',
] as const
const answers = [
  '电话联系，对方在开会，约明天上午',
  '加了微信，发了产品目录和价格表',
  '对方想先试用一桶，已申请样品',
  '采购负责人出差，下周回来再谈',
  '介绍了公司和主要产品，对方比较感兴趣',
] as const
const counted = 48

type Hands = { readonly ids: ReadonlyMap<string, string>; readonly members: readonly Member[] }

/** Strangers of the last two months: half are being followed up, some came in this morning and are nobody's yet. */
export async function writeLeads(tx: Context, { ids, members }: Hands): Promise<void> {
  await writePools(tx, { ids, members })
  const sourceIds = await make(tx, leadSource, sources)
  const reps = members.filter(({ role, branch }) => role === 'rep' && branch === 'east')
  const takers = reps.slice(0, 3).map(({ email }) => ids.get(email) as string)
  const seats = takers.map((userId, at) => ({ userId, weight: at === 0 ? 2 : 1 }))
  await make(tx, assignmentRule, [{ name: '官网线索轮流分给华东', place: 10, way: 'weight', sourceIds: [sourceIds[0]], seats }])
  await make(tx, webForm, [
    {
      name: '官网联系我们',
      heading: '联系我们',
      intro: '请留下联系方式，我们的销售会在一个工作日内与您联系。',
      thanks: '已收到，谢谢！',
      asks: ['contactName', 'phones', 'region', 'need'],
      needs: ['contactName', 'phones'],
      privacy: '我们只用您填写的信息与您联系，不提供给他人；您可以随时要求删除。',
      sourceId: sourceIds[0],
    },
  ])
  const chance = makeChance(91)
  const companies = [...generate(counted, 91)]
  for (const [at, company] of companies.entries()) {
    const rep = chance.pick(reps.length ? reps : members)
    const day = new Date(tx.now.getTime() - chance.between(1, 60) * 86_400_000)
    const isFresh = at % 8 === 0
    const person = await tx.house.authority.person(ids.get(rep.email) as string)
    if (!person) continue
    const ctx: Context = { ...asPerson(tx.house, person, isFresh ? tx.now : day), db: tx.db, waiting: tx.waiting }
    const [contact] = drawContacts(chance, company.city)
    const source = isFresh ? 2 : chance.between(0, sources.length - 1)
    const draft = {
      name: company.draft.name,
      contactName: contact?.name,
      jobTitle: contact?.title,
      phones: contact?.phones,
      region: company.draft.region,
      industry: company.draft.industry,
      need: chance.pick(needs),
      sourceId: sourceIds[source],
      channel: source === 2 ? chance.pick(fairs) : null,
      origin: sources[source]?.origin,
      ...(isFresh ? { ownerId: null } : {}),
    }
    const by = isFresh ? tx : ctx
    const [made] = await create(by, lead, [draft], { despiteTwins: true, quiet: true })
    if (made && 'record' in made && !isFresh && chance.happens(0.7)) await followUp(ctx, chance, made.record.id)
  }
}

/** A dozen customers that were let go lie in the pool; the rules are there to be looked at, one of them in force for leads. */
async function writePools(tx: Context, { ids, members }: Hands): Promise<void> {
  const pools = await everyRow(tx, pool)
  const sea = pools.find(({ of }) => of === 'customer')
  const chief = members.find(({ role }) => role === 'regionHead')
  if (sea && chief) await change(tx, pool, [{ id: sea.id, patch: { managerIds: [ids.get(chief.email)] } }], { atomic: true })
  await make(tx, poolRule, [
    { name: 'C 级客户 90 天没有接触', of: 'customer', event: 'contact', days: 90, levels: ['c'], warnDays: 7 },
    { name: '线索 60 天没有跟进', of: 'lead', event: 'contact', days: 60, isActive: true, spares: [] },
  ])
  const idle = await list(tx, customer, {
    filter: {
      all: [
        { field: 'level', op: 'eq', value: 'c' },
        { field: 'lifecycle', op: 'in', value: ['dormant', 'lost'] },
      ],
    },
    sort: 'lastContactAt',
    limit: 12,
    count: false,
  })
  await change(
    tx,
    customer,
    idle.records.map(({ id }) => ({ id, patch: { ownerId: null, poolId: sea?.id } })),
    { atomic: true },
  )
}

async function followUp(ctx: Context, chance: Chance, leadId: string): Promise<void> {
  const at = new Date(ctx.now.getTime() + 3_600_000).toISOString()
  const nextAt = chance.happens(0.5) ? new Date(ctx.now.getTime() + chance.between(2, 70) * 86_400_000).toISOString() : null
  await make(ctx, leadFollowUp, [{ leadId, channel: chance.pick(['phone', 'wechat'] as const), at, content: chance.pick(answers), nextAt }])
}
