import { asksPeriod, type Print, plainPrint } from '../../engine/print/print.ts'
import { type Lang, say } from '../../kernel/label.ts'
import type { Declaration } from '../../kernel/object.ts'
import { nameOf, record, summaryOf } from './object-parts.ts'
import { operation, type Paths, queryParameter } from './parts.ts'

const day = { type: 'string', format: 'date' } as const
const period = [queryParameter('from', day, 'First day'), queryParameter('to', day, 'Last day, taken in')].map((each) => ({ ...each, required: true }))

/** What an object's records look like on paper: one plain arrangement, and those the business has named. */
export function printPaths(object: Declaration, prints: readonly Print[], lang: Lang): Paths {
  const plain = summaryOf(object, lang, '打印（PDF）', 'On paper (PDF):')
  const papers = [
    { name: plainPrint, summary: plain, asks: false },
    ...prints.map((print) => ({ name: print.name, summary: say(print.label, lang), asks: asksPeriod(print) })),
  ]
  return Object.fromEntries(
    papers.map(({ name, summary, asks }) => [
      `/api/${object.plural}/{id}/${name}.pdf`,
      {
        get: operation({
          tag: object.name,
          operationId: nameOf(`print${name.charAt(0).toUpperCase()}${name.slice(1)}`, object),
          summary,
          parameters: [record, ...(asks ? period : [])],
          answer: { type: 'application/pdf' },
          problems: ['missing', 'forbidden', 'invalid'],
        }),
      },
    ]),
  )
}
