import { competitorMove } from '../../crm/market/competitor-move.object.ts'
import { competitorPrice } from '../../crm/market/competitor-price.object.ts'
import { competitorProduct } from '../../crm/market/competitor-product.object.ts'
import { marketItem } from '../../crm/market/market-item.object.ts'
import { productFeedback } from '../../crm/market/product-feedback.object.ts'
import { valueComparison } from '../../crm/market/value-comparison.object.ts'
import { asPerson } from '../../engine/access/person.ts'
import type { Context } from '../../engine/context.ts'
import type { RoleKey } from '../../kernel/reach.ts'
import { addDays, dayIn } from '../../lib/time.ts'
import { makeChance } from './chance.ts'
import { make } from './people.ts'
import type { Member } from './staff.ts'
import type { Shelf } from './write-archive.ts'

const moves = [
  { subject: '全线产品下调 3%，签年度协议再返 1%', kind: 'price', importance: 'high', source: '客户采购转述', confidence: 'likely' },
  { subject: '新增一条年产五万吨的生产线', kind: 'product', importance: 'normal', source: '公司公告', confidence: 'sure' },
  { subject: '在西南设了办事处，招了四名销售', kind: 'people', importance: 'normal', source: '招聘网站', confidence: 'sure' },
  { subject: '赞助行业年会并做主题报告', kind: 'promotion', importance: 'low', source: '展会现场', confidence: 'sure' },
] as const
const functions = ['通用型，熔指适中，注塑吹塑都能用', '耐低温，适合北方户外制品', '高流动，薄壁件成型快', '食品级，有检测报告'] as const
const strengths = ['价格低，账期长', '交期快，库存足', '批次稳定', '型号全'] as const
const weaknesses = ['批次之间有色差', '技术服务跟不上', '小批量不接', '检测报告更新慢'] as const
const heard = [
  { subject: '园区环评收紧，下半年有几家小厂要停', kind: 'policy', content: '开会时听园区的人说的，七月开始检查。', source: '园区会议', importance: 'high' },
  { subject: '原料下月可能涨价', kind: 'price', content: '运输公司的司机说港口到货少了。', source: '物流司机', importance: 'normal' },
  { subject: '客户反映包装袋容易破', kind: 'customer', content: '两家客户收货时都提到底部封口开裂。', source: '对账时提到', importance: 'normal' },
] as const
const said = [
  { subject: '低温下易脆，冬天户外件开裂', kind: 'defect', frequency: 'often', stake: '380000.00', state: 'studied' },
  { subject: '希望有阻燃型号', kind: 'wish', frequency: 'sometimes', stake: '650000.00', state: 'new' },
  { subject: '需要小包装，每袋 10 公斤', kind: 'need', frequency: 'sometimes', stake: '90000.00', state: 'planned' },
  { subject: '流动性比同行好，换色快', kind: 'praise', frequency: 'always', state: 'new' },
] as const

type Hands = { readonly ids: ReadonlyMap<string, string>; readonly members: readonly Member[]; readonly shelf: Shelf }

/** What the company knows of its rivals and hears of the market: products, prices of a year, moves, feedback, and rumours from colleagues of all kinds. */
export async function writeMarket(tx: Context, { ids, members, shelf }: Hands): Promise<void> {
  const chance = makeChance(17)
  const today = dayIn(tx.house.zone, tx.now)
  const as = async (role: RoleKey): Promise<Context> => {
    const member = members.find((each) => each.role === role)
    const person = member && (await tx.house.authority.person(ids.get(member.email) as string))
    return person ? { ...asPerson(tx.house, person, tx.now), db: tx.db, waiting: tx.waiting } : tx
  }
  const [marketing, rep, finance, rnd] = [await as('marketing'), await as('rep'), await as('finance'), await as('rnd')]
  const products = [...shelf.products.entries()]
  const rivals = [...shelf.rivals.entries()].slice(0, 6)
  const drafts = rivals.flatMap(([, competitorId], at) =>
    [0, 1].map((n) => {
      const [ourName, ourProductId] = products[(at * 2 + n) % products.length] as [string, string]
      return {
        competitorId,
        name: `${ourName}（${['标准', '经济'][n]}型）`,
        ourProductId,
        measure: '吨',
        functions: chance.pick(functions),
        strengths: chance.pick(strengths),
        weaknesses: chance.pick(weaknesses),
        difference: n === 0 ? '我们每批附检测报告，并派工程师到现场试机' : null,
      }
    }),
  )
  const theirs = await make(marketing, competitorProduct, drafts)
  const prices = theirs.flatMap((productId) => {
    const first = chance.between(70, 120) * 100
    return [300, 210, 120, 30].map((days, at) => ({
      productId,
      on: addDays(today, -days),
      price: `${first - at * chance.between(0, 3) * 100}.00`,
      source: chance.pick(['客户报价单', '招标公示', '经销商']),
    }))
  })
  await make(marketing, competitorPrice, prices)
  await make(
    marketing,
    competitorMove,
    moves.map((move, at) => ({ ...move, competitorId: rivals[at % rivals.length]?.[1], on: addDays(today, -5 - at * 20) })),
  )
  await make(finance, marketItem, [{ ...heard[0], heardOn: addDays(today, -3) }])
  await make(rep, marketItem, heard.slice(1))
  await make(
    rnd,
    productFeedback,
    said.map((each, at) => ({ ...each, productId: products[at % 3]?.[1] })),
  )
  await make(rep, valueComparison, [
    {
      name: '年度框架投标前的比较',
      competitorId: rivals[0]?.[1],
      productId: products[0]?.[1],
      items: [
        { name: '质量稳定', weight: 9, ours: 5, theirs: 3, difference: '每批附检测报告' },
        { name: '技术服务', weight: 7, ours: 5, theirs: 2, difference: '工程师到场试机' },
        { name: '价格', weight: 8, ours: 3, theirs: 4 },
        { name: '交期', weight: 6, ours: 4, theirs: 4 },
      ],
    },
  ])
}
