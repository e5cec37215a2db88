import { basename } from 'node:path'
import { fill } from '../../kernel/label.ts'
import { Problem } from '../../kernel/problem.ts'

/** A file of a back-up that lost or changed a byte. One line is all a person needs: this one is no good, take another. */
export const damaged = (path: string): Problem =>
  new Problem(
    'invalid',
    fill(
      { zh: '备份中的 {file} 已损坏或不完整，请用另一份备份恢复。', en: '{file} of the back-up is damaged or cut short; restore from another back-up.' },
      { file: basename(path) },
    ),
  )
