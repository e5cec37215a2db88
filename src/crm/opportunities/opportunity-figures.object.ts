import { instant } from '../../kinds/instant/instant.ts'
import { money } from '../../kinds/money/money.ts'
import { number } from '../../kinds/number/number.ts'
import { percent } from '../../kinds/percent/percent.ts'
import { ref } from '../../kinds/ref/ref.ts'
import { amountReaders } from '../customers/access.ts'

const part = (of: string) => ({ of, by: 'opportunityId' }) as const
const deciding = { field: 'roles', op: 'in', value: ['decider', 'approver'] } as const

/** Figures of a deal over what belongs to it, kept by the engine with every write. */
export const figures = {
  lineCount: number({ label: { zh: '产品行数', en: 'Product lines' }, rollup: { ...part('opportunityLine'), take: 'count' } }),
  lineTotal: money({
    label: { zh: '产品合计（原币）', en: 'Products come to' },
    readBy: amountReaders,
    rollup: { ...part('opportunityLine'), take: 'sum', over: 'amount' },
  }),
  productId: ref('product', {
    label: { zh: '主要产品', en: 'Main product' },
    hint: { zh: '金额最大的一行', en: 'The line that comes to most' },
    rollup: { ...part('opportunityLine'), take: 'last', over: 'amount', copy: 'productId' },
  }),
  contactCount: number({ label: { zh: '联系人数', en: 'People known' }, rollup: { ...part('opportunityContact'), take: 'count' } }),
  deciderCount: number({
    label: { zh: '决策者数', en: 'Decision makers' },
    rollup: { ...part('opportunityContact'), take: 'count', where: deciding },
  }),
  memberCount: number({ label: { zh: '团队人数', en: 'People in the team' }, rollup: { ...part('opportunityMember'), take: 'count' } }),
  splitTotal: percent({
    label: { zh: '业绩分成合计', en: 'Split of the team' },
    whole: 100,
    rollup: { ...part('opportunityMember'), take: 'sum', over: 'split' },
  }),
  moveCount: number({ label: { zh: '阶段变动次数', en: 'Stage moves' }, rollup: { ...part('stageMove'), take: 'count' } }),
  recordCount: number({ label: { zh: '接触次数', en: 'Contact records' }, rollup: { ...part('contactRecord'), take: 'count' } }),
  lastContactAt: instant({ label: { zh: '最近接触', en: 'Last contact' }, index: true, rollup: { ...part('contactRecord'), take: 'last', over: 'at' } }),
} as const
