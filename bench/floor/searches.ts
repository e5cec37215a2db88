import { contains, type Reach, type Statement } from './lists.ts'

/** So many of each object, as the palette asks. */
const most = 20

const parts = {
  customer: { from: 'customer t', parent: 'null::json' },
  contact: {
    from: 'contact t',
    parent: `(select json_build_object('object', 'customer', 'id', p.id, 'title', p.name) from customer p where p.id = t.customer_id)`,
  },
} as const

/** One statement for each object and word: the parts that a search over all objects is made of. A child lies within the reach that its parent has. */
export function searchStatements(reach: Reach, searches: Readonly<Record<string, string>>): Record<string, Statement> {
  return Object.fromEntries(
    Object.entries(searches).flatMap(([what, q]) => {
      const { where, values } = contains(q, reach.values.length)
      return Object.entries(parts).map(([object, { from, parent }]) => {
        const text = `select '${object}' as object, t.id, t.name as title, ${parent} as parent from ${from}
          where t.deleted_at is null and ${reach.sql('t')} and ${where} order by t.updated_at desc, t.id desc limit ${most}`
        return [`${object}.${what}`, { text, values: [...reach.values, ...values] }]
      })
    }),
  )
}

export const searchParts = Object.keys(parts)
