import type { Rule } from '../../kernel/object.ts'

const onlyWonBack = {
  zh: '线索里只能用“唤回老客户”的方式挖掘，请改选挖掘方式或目标人群',
  en: 'Among leads only winning back is looked for; choose another way or other people',
}

/** What a lead uses, needs or plans is not known as it is of a customer: leads are won back, and no more. */
export const leadsAreWonBack: Rule = ({ kind, population }) =>
  population === 'leads' && kind !== 'winBack' ? [{ field: 'population', code: 'onlyWonBack', message: onlyWonBack }] : []
