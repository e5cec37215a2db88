import { fill, type Label } from '../../kernel/label.ts'
import type { Trouble } from '../../kernel/problem.ts'

type Values = Readonly<Record<string, string | number | Label>>
type Say = (field: string, values: Values) => Trouble

const said =
  (code: string, zh: string, en: string): Say =>
  (field, values) => {
    const put = (lang: 'zh' | 'en') => Object.fromEntries(Object.entries(values).map(([key, value]) => [key, typeof value === 'object' ? value[lang] : value]))
    return { field, code, message: { zh: fill({ zh, en: '' }, put('zh')).zh, en: fill({ zh: '', en }, put('en')).en } }
  }

/** What can be wrong with what a company adds: why, and what to do. */
export const words = {
  tooMany: said(
    'tooMany',
    '一个对象最多 {most} 个自定义字段，请先停用不再使用的',
    'An object has at most {most} own fields; please remove those no longer used',
  ),
  sameLabel: said('twice', '已有名为“{what}”的字段，请换一个名称', 'There is a field called "{what}" already; please choose another name'),
  noKind: said('kind', '没有这种字段类型', 'There is no such kind of field'),
  fixed: said(
    'fixed',
    '字段建好后这一项不能更改。请新建一个字段，把数据移过去后再停用这一个',
    'This stays as it is once the field is made. Please make another field, move the values there, and remove this one',
  ),
  noTarget: said('target', '没有这个关联对象', 'There is no such object to link to'),
  noUse: said('noUse', '这种类型的字段不能这样设置，请取消', 'A field of this kind cannot have this; please switch it off'),
  notSearched: said('search', '这个对象本身不支持搜索', 'Records of this object are not searched'),
  range: said('range', '最小值不能大于最大值', 'The least value lies above the greatest'),
  length: said('range', '字数应在 1 到 20000 之间', 'A length lies between 1 and 20000'),
  stars: said('range', '评分最高为 2 到 10', 'A rating has 2 to 10 stars'),
  noField: said(
    'field',
    '没有字段“{what}”，可能已被停用，请从布局中去掉',
    'There is no field "{what}"; it may have been removed, please take it out of the layout',
  ),
  twiceListed: said('twice', '字段“{what}”在布局中出现了两次', 'The field "{what}" stands in the layout twice'),
  noSuchCondition: said(
    'filter',
    '规则里的条件只能比较本记录的字段，不能用时间段或其他记录',
    'A rule may compare fields of the record itself, not periods or other records',
  ),
  alwaysAsked: said('required', '“{what}”始终必填，不能设为按条件显示', '"{what}" is always required and so always shown'),
  hasList: said('twice', '该字段已有选项列表，请修改那一份', 'This field has a list already; please change that one'),
  noList: said('field', '该字段没有可以修改的选项', 'This field has no options that can be changed'),
  optionInUse: said(
    'inUse',
    '选项“{what}”仍有记录在使用，不能删除；请改为“停用”，旧记录照常显示，新记录不能再选',
    'The option "{what}" is used by records and cannot be deleted; retire it instead: old records keep it, new ones cannot pick it',
  ),
  nothingLeft: said('required', '至少要保留一个未停用的选项', 'At least one option must not be retired'),
  noChild: said('of', '这个对象没有这样的下级记录可以汇总', 'This object has no such child records'),
  noOver: said('over', '没有这个可汇总的字段', 'There is no such field to take'),
  noMask: said('mask', '这种类型的值不能这样脱敏，请换一种或取消', 'Values of this kind cannot be masked like this; please choose another way, or none'),
  leaks: said(
    'mask',
    '“{what}”由脱敏的字段得出，会把它透露给无权查看的人；请给“{what}”也设置脱敏，或不再使用那个字段',
    '"{what}" is worked out from a masked field and would give it away; please mask "{what}" as well, or use another field',
  ),
  noObject: said(
    'object',
    '本版本没有对象“{what}”，不能为它添加字段；请核对对象名称',
    'This version has no object "{what}", so no field can be added to it; please check the name of the object',
  ),
  notSummed: said('over', '这个字段不是数字，不能求合计', 'This field is no figure and cannot be summed'),
  kindDiffers: said('kind', '结果的类型应与所取字段一致：{what}', 'The kind must be that of the field taken: {what}'),
  kindOfResult: said(
    'kind',
    '公式的结果是{given}，与字段类型不符，请改用对应的类型',
    'The formula gives {given}, which this kind cannot hold; please choose the kind that fits',
  ),
  overRollup: said('over', '不能再汇总一个由汇总得来的字段', 'A field that is itself figured from child records cannot be rolled up again'),
  circle: said('circle', '公式绕回了自己：{what}', 'The formula comes back to itself: {what}'),
  broken: said('inUse', '公式字段“{what}”还在使用它，请先修改那个公式', 'The formula field "{what}" uses it; please change that formula first'),
  brokenRollup: said('inUse', '汇总字段“{what}”还在使用它，请先修改那个汇总', 'The roll-up "{what}" uses it; please change that one first'),
  gone: said(
    'gone',
    '停用已超过 30 天，数据已经清除，不能恢复，请新建字段',
    'It was removed more than 30 days ago and its values are cleared; please make a new field',
  ),
} as const
