import { defineObject } from '../../kernel/object.ts'
import { choice } from '../../kinds/choice/choice.ts'
import { date } from '../../kinds/date/date.ts'
import { files } from '../../kinds/files/files.ts'
import { longText } from '../../kinds/long-text/long-text.ts'
import { ref } from '../../kinds/ref/ref.ts'
import { text } from '../../kinds/text/text.ts'
import { parted } from '../../lib/text.ts'
import { rivalAccess } from './access.ts'
import { confidences, importances, strategyKinds } from './market-choices.ts'

/** One thing a rival does, or is said to do: with source, day and confidence, and what we do about it (S0-62, S0-63). An important one is told to those who decide. */
export const competitorMove = defineObject({
  name: 'competitorMove',
  plural: 'competitorMoves',
  label: { zh: '对手动态', en: 'Rival move' },
  icon: 'target',
  menu: 'work',
  module: 'market',
  title: 'subject',
  parent: 'competitorId',
  sort: '-on',
  fields: {
    competitorId: ref('competitor', { label: { zh: '竞争厂商', en: 'Competitor' }, required: true, synonyms: parted('厂商 | 竞争对手') }),
    subject: text({ label: { zh: '动态', en: 'Move' }, required: true, search: true, max: 200, synonyms: parted('标题 | 主题') }),
    kind: choice(strategyKinds, { label: { zh: '策略类别', en: 'Kind' }, index: true, synonyms: parted('类别') }),
    on: date({ label: { zh: '日期', en: 'On' }, required: true, synonyms: parted('时间') }),
    content: longText({ label: { zh: '内容', en: 'What it is' }, search: true, max: 4000 }),
    source: text({ label: { zh: '来源', en: 'Source' }, max: 200, synonyms: parted('信息来源') }),
    confidence: choice(confidences, { label: { zh: '可信度', en: 'Confidence' }, default: 'likely', index: true }),
    importance: choice(importances, { label: { zh: '重要性', en: 'Importance' }, default: 'normal', index: true, synonyms: parted('重要程度') }),
    counter: longText({ label: { zh: '我们的对策', en: 'What we do about it' }, search: true, max: 4000, synonyms: parted('对策') }),
    files: files({ label: { zh: '附件', en: 'Files' } }),
  },
  columns: ['on', 'subject', 'competitorId', 'kind', 'importance', 'confidence', 'source', 'counter'],
  views: [
    { key: 'all', label: { zh: '全部', en: 'All' } },
    { key: 'high', label: { zh: '重要', en: 'Important' }, filter: { field: 'importance', op: 'eq', value: 'high' } },
    {
      key: 'open',
      label: { zh: '还没有对策', en: 'Nothing done yet' },
      filter: {
        all: [
          { field: 'importance', op: 'eq', value: 'high' },
          { field: 'counter', op: 'empty' },
        ],
      },
    },
  ],
  access: rivalAccess,
})
