/** A text in both languages, as declarations carry it. Kit stands below the kernel, so it says the shape again. */
export type Words = { readonly zh: string; readonly en: string }
export type Lang = keyof Words

/** What kit's own parts say; CJK stands in no .tsx. */
export const kitWords = {
  search: { zh: '输入名称、拼音或首字母', en: 'Type a name' },
  me: { zh: '本人', en: 'Me' },
  nothingFound: { zh: '没有找到', en: 'Nothing found' },
  create: { zh: '新建', en: 'Create' },
  dateShape: { zh: '年-月-日', en: 'yyyy-mm-dd' },
  close: { zh: '关闭', en: 'Close' },
  again: { zh: '再试一次', en: 'Try again' },
  copy: { zh: '复制', en: 'Copy' },
  yes: { zh: '是', en: 'Yes' },
  no: { zh: '否', en: 'No' },
  add: { zh: '添加', en: 'Add' },
  remove: { zh: '移除', en: 'Remove' },
  main: { zh: '主要', en: 'Main' },
  makeMain: { zh: '设为主要', en: 'Make it the main one' },
  upload: { zh: '上传或粘贴', en: 'Upload or paste' },
  uploading: { zh: '上传中…', en: 'Uploading…' },
  waitsForLine: { zh: '网络中断，恢复后自动续传', en: 'No connection; goes on when it is back' },
  leftBehind: { zh: '上次没有传完，请重新选择这个文件', en: 'Not sent to its end last time; please choose it again' },
  breakOff: { zh: '取消上传', en: 'Cancel the upload' },
  camera: { zh: '拍照', en: 'Camera' },
  hidden: { zh: '无权查看', en: 'Not yours to see' },
  number: { zh: '号码', en: 'Number' },
  turn: { zh: '转', en: 'ext' },
  extension: { zh: '分机', en: 'Ext.' },
  region: { zh: '省市区', en: 'Province, city, district' },
  postcode: { zh: '邮编', en: 'Postcode' },
  street: { zh: '街道门牌', en: 'Street' },
  open: { zh: '打开', en: 'Open' },
  clear: { zh: '清除', en: 'Clear' },
} as const satisfies Record<string, Words>
