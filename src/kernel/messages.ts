import type { Label } from './label.ts'

type Message = { readonly code: string; readonly message: Label }
const message = (code: string, zh: string, en: string): Message => ({ code, message: { zh, en } })

/** House words for what can be wrong with a field, whatever its kind. A kind's own words stand in its folder. */
export const messages = {
  required: message('required', '请填写“{zh}”', 'Please fill in {en}'),
  noPlace: message('noPlace', '按本公司的设置，此时不填“{zh}”，请清空', "By the company's settings {en} has no place here; please leave it empty"),
  unknownField: message('unknown', '没有这个字段', 'There is no such field'),
  notSettable: message('notSettable', '此字段由系统维护，不能直接填写', 'This field is kept by the system and cannot be set directly'),
  readOnly: message('readOnly', '您只能查看此字段，不能修改', 'You may read this field but not change it'),
  outOfSight: message('outOfSight', '这涉及您无权查看的字段，请联系管理员处理', 'This concerns a field you may not see; please ask an administrator'),
  mayNotAssign: message('mayNotAssign', '您不能把记录分配给他人', 'You may not give a record to somebody else'),
  noSuchRecord: message('noSuchRecord', '所选记录不存在或您无权查看', 'That record does not exist or you may not see it'),
  noSuchLine: message(
    'noSuchRecord',
    '这一行已不在此记录中，请删去它的编号作为新行填写',
    'This line is no longer part of the record; leave out its id to write it as a new one',
  ),
  lineTwice: message('twice', '这一行出现了两次，请删去一处', 'This line stands here twice; please remove one'),
  noLinesHere: message('notSettable', '明细行请在所属记录里填写，不能写在这里', 'Lines are written with the record they belong to, not here'),
  mayNotRemove: message('mayNotRemove', '您不能删除其中的明细行，请保留它们', 'You may not remove lines here; please keep them'),
  belowItself: message('belowItself', '不能放到它自己或它的下级之下，请另选上级', 'It cannot stand below itself; choose another'),
  notUnique: message('notUnique', '已有相同的值，请核对后再保存', 'Another record already has this value; please check'),
  wrongType: message('type', '值的类型不对', 'The value is of the wrong type'),
  tooLong: message('tooLong', '不能超过 {max} 个字', 'At most {max} characters'),
  outOfRange: message('range', '应在 {min} 到 {max} 之间', 'It must lie between {min} and {max}'),
  badText: message('text', '含有不能保存的字符，请删除后再试', 'It holds characters that cannot be kept; please remove them'),
} as const
