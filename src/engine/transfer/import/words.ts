import { fill, type Label } from '../../../kernel/label.ts'
import { Problem } from '../../../kernel/problem.ts'
import type { Issue } from './shapes.ts'

/** All that an import says of a row or of itself, in one place. */
const words = {
  existsNotYours: {
    zh: '该记录已存在，但不在您的权限范围内，请联系管理员或其负责人',
    en: 'It exists already, but is not yours to see; ask an administrator or its owner',
  },
  ambiguous: { zh: '有多条同名记录，无法确定是哪一条，请补充能区分的代码', en: 'Several records bear this name; give a code that tells them apart' },
  noMatch: { zh: '没有找到可更新的记录（所选方式为“仅更新”）', en: 'There is no record to update (the chosen mode is “update only”)' },
  mayNotAssign: {
    zh: '您不能把记录分配给他人，请删除负责人一列或填写本人',
    en: 'You may not give records to somebody else; remove the owner column or name yourself',
  },
  ownerUnknown: { zh: '没有找到负责人“{written}”，已由导入人负责', en: 'Nobody is called "{written}"; the importer became the owner' },
  ownerAmbiguous: {
    zh: '有多人叫“{written}”，已由导入人负责；请改填邮箱',
    en: 'Several people are called "{written}"; the importer became the owner. Give the e-mail instead',
  },
  writerUnknown: {
    zh: '没有找到作者“{written}”，姓名已写入内容，记为导入人所建',
    en: 'Nobody is called "{written}"; the name was kept as words and the importer stands as author',
  },
  writerAmbiguous: {
    zh: '有多人叫“{written}”，姓名已写入内容；请改填邮箱',
    en: 'Several people are called "{written}"; the name was kept as words. Give the e-mail instead',
  },
  refUnknown: { zh: '没有找到“{written}”这条{zh}', en: 'There is no {en} called "{written}"' },
  refAmbiguous: { zh: '有多条{zh}叫“{written}”', en: 'Several {en} are called "{written}"' },
  noted: { zh: '“{head}”未能识别，已写入备注：{zh}', en: '"{head}" could not be read and went into the note: {en}' },
  dropped: { zh: '“{head}”未能识别，已略过：{zh}', en: '"{head}" could not be read and was left out: {en}' },
  noteFull: { zh: '备注已满，部分内容未写入', en: 'The note is full; some of it was left out' },
  nameKept: {
    zh: '按电话匹配到已有的“{was}”，未改名为“{written}”；如为另一条，请核对电话',
    en: 'Met "{was}" by its phone and did not rename it to "{written}"; check the phone if they are two',
  },
  ownerKept: {
    zh: '负责人未改为“{written}”：没有唯一的这位员工，或您不能分配记录',
    en: 'The owner did not become "{written}": no one person is called so, or you may not give records to others',
  },
  idTwice: {
    zh: '前面的行已有同一编号且内容不同；要新建记录，请清空本行的编号',
    en: 'An earlier row bears the same id and says otherwise; to make a new record, clear the id of this row',
  },
  mayNotUpdate: { zh: '您不能修改这条已有记录，原内容保持不变', en: 'You may not change this record; it was left as it is' },
} satisfies Record<string, Label>

export type IssueCode = keyof typeof words

/** `values` may be labels, each put into its own language. */
export function issue(code: IssueCode, values: Record<string, string> = {}, head?: string): Issue {
  return { code, message: fill(words[code], values), ...(head ? { head } : {}) }
}

/** The same with a part that differs by language (`{zh}` and `{en}` of the words). */
export const issueOf = (code: IssueCode, label: Label, values: Record<string, string> = {}, head?: string): Issue =>
  issue(code, { ...values, zh: label.zh, en: label.en }, head)

/** A child record that could not be made, and why. */
export const childLeft = (label: Label, why: Label): Issue => ({
  code: 'childLeft',
  message: { zh: `未建立${label.zh}：${why.zh}`, en: `No ${label.en} was made: ${why.en}` },
})

export const tooMany = (): Problem =>
  new Problem('busy', { zh: '您已有多个导入在进行，请等其完成后再试', en: 'Several of your imports are under way; wait for one to finish' }, [], {
    retryAfter: 30,
  })
export const notNow = (): Problem =>
  new Problem('conflict', { zh: '导入的当前状态不允许此操作，请刷新后再试', en: 'The import is not in a state for this; reload and try again' })
export const noFile = (): Problem =>
  new Problem('conflict', { zh: '上传的文件已过期清理，请重新上传', en: 'The uploaded file is no longer kept; please upload it again' })
export const noSheet = (label: Label, head: Label): Problem =>
  new Problem(
    'invalid',
    {
      zh: `没有一列对应“${head.zh}”，无法导入${label.zh}。请先指定`,
      en: `No column is mapped to ${head.en}, so no ${label.en} can be imported. Please choose one`,
    },
    [{ field: 'mapping', code: 'noName', message: head }],
  )
export const badMapping = (field: string, zh: string, en: string): Problem =>
  new Problem('invalid', { zh, en }, [{ field, code: 'mapping', message: { zh, en } }])
