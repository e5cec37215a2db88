import { defineObject } from '../../kernel/object.ts'
import { choice } from '../../kinds/choice/choice.ts'
import { number } from '../../kinds/number/number.ts'
import { ref } from '../../kinds/ref/ref.ts'
import { schemeAccess } from './access.ts'
import { measures } from './measures.ts'

export const schemeItem = defineObject({
  name: 'schemeItem',
  plural: 'schemeItems',
  label: { zh: '考核项目', en: 'Scheme item' },
  icon: 'target',
  title: 'measure',
  parent: 'appraisalSchemeId',
  sort: 'place',
  fields: {
    appraisalSchemeId: ref('appraisalScheme', { label: { zh: '方案', en: 'Scheme' }, required: true }),
    measure: choice(measures, { label: { zh: '指标', en: 'Measure' }, required: true }),
    weight: number({ label: { zh: '权重（满分）', en: 'Weight' }, required: true, min: 0, max: 100 }),
    goal: number({
      label: { zh: '目标值', en: 'Goal' },
      required: true,
      min: 0,
      max: 1_000_000,
      default: 100,
      hint: { zh: '达到即得满分；比率写 100', en: 'Reached, it earns all; of a rate 100' },
    }),
    place: number({ label: { zh: '次序', en: 'Place' }, through: 'lines' }),
  },
  columns: ['measure', 'appraisalSchemeId', 'weight', 'goal'],
  access: schemeAccess,
})
