import type { Label } from '../../../kernel/label.ts'

/** The two columns an error file has beside the sheet's own; when it comes back corrected they are not data. */
export const reasonHead: Label = { zh: '未导入原因', en: 'Reason not imported' }
export const lineHead: Label = { zh: '原文件行号', en: 'Line in the file' }
export const reasonHeads: readonly string[] = [reasonHead.zh, reasonHead.en, lineHead.zh, lineHead.en]
