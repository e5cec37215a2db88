import { field } from '../../kernel/field.ts'
import { defineObject } from '../../kernel/object.ts'
import { choice } from '../../kinds/choice/choice.ts'
import { instant } from '../../kinds/instant/instant.ts'
import { longText } from '../../kinds/long-text/long-text.ts'
import { number } from '../../kinds/number/number.ts'
import { text } from '../../kinds/text/text.ts'
import { yesNo } from '../../kinds/yes-no/yes-no.ts'
import { wholeFieldRule } from './field-rules.ts'
import { optionCells } from './option-cells.ts'
import { masks, ownKinds, sourcesOfValues, takes } from './own-kinds.ts'

const said = (zh: string, en: string) => ({ label: { zh, en } })
const off = { default: false, required: true } as const

/**
 * A field the company added to one of its objects (S2-18, peers.md): a row here, a real column there. What each word yields is
 * what the same word of a declaration yields; deleting the row hides the field at once, restoring it brings it back.
 */
export const customField = defineObject({
  name: 'customField',
  plural: 'customFields',
  label: { zh: '自定义字段', en: 'Own field' },
  icon: 'list',
  title: 'labelZh',
  knownBy: ['object', 'labelZh'],
  sort: 'place,createdAt',
  fields: {
    object: text({ ...said('对象', 'Object'), required: true, max: 40, index: true }),
    key: text({ ...said('标识', 'Key'), max: 40, through: 'structure', hint: { zh: '由系统生成，不再改变', en: 'Made by the house, for good' } }),
    kind: choice(ownKinds, { ...said('类型', 'Kind'), required: true }),
    source: choice(sourcesOfValues, { ...said('值的来源', 'Where values come from'), required: true, default: 'asked' }),
    labelZh: text({ ...said('中文名称', 'Name in Chinese'), required: true, max: 60 }),
    labelEn: text({ ...said('英文名称', 'Name in English'), required: true, max: 60 }),
    hintZh: text({ ...said('中文填写说明', 'Hint in Chinese'), max: 200 }),
    hintEn: text({ ...said('英文填写说明', 'Hint in English'), max: 200 }),
    options: field(optionCells, said('选项', 'Options')),
    target: text({ ...said('关联对象', 'Linked object'), max: 40 }),
    max: number({ ...said('最大值或字数', 'Greatest value or length'), scale: 2 }),
    min: number({ ...said('最小值', 'Least value'), scale: 2 }),
    scale: number({ ...said('小数位', 'Decimals'), min: 0, max: 6 }),
    required: yesNo({ ...said('必填', 'Required'), ...off }),
    unique: yesNo({ ...said('不可重复', 'Unique'), ...off }),
    search: yesNo({ ...said('可被搜索', 'Found by search'), ...off }),
    index: yesNo({ ...said('常用于筛选排序', 'Often filtered or sorted by'), ...off }),
    mask: choice(masks, {
      ...said('脱敏', 'Mask'),
      hint: {
        zh: '没有“查看未脱敏内容”权限的人看到星号，也不能据此筛选、排序、搜索',
        en: 'Who lacks "See unmasked" sees stars, and cannot filter, sort or search by it',
      },
    }),
    initial: text({ ...said('默认值', 'Value of a new record'), max: 500 }),
    formula: longText({ ...said('公式', 'Formula'), max: 2000 }),
    of: text({ ...said('汇总对象', 'Child object'), max: 40 }),
    by: text({ ...said('汇总关联', 'By its link'), max: 40 }),
    take: choice(takes, said('汇总方式', 'Figure')),
    over: text({ ...said('汇总字段', 'Child field'), max: 40 }),
    copy: text({ ...said('取值字段', 'Field taken'), max: 40 }),
    where: longText({ ...said('汇总条件', 'Only those'), max: 4000, hint: { zh: '筛选条件，JSON', en: 'A filter, as JSON' } }),
    place: number({ ...said('排序', 'Order'), default: 0, min: 0, max: 9999, required: true }),
    droppedAt: instant({ ...said('数据清除时间', 'Values cleared'), through: 'structure' }),
  },
  rules: [wholeFieldRule],
  columns: ['labelZh', 'labelEn', 'object', 'kind', 'source'],
  access: {},
})
