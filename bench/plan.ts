import type { Ground, Reader } from './ground.ts'

export const readerNames = ['rep', 'branch', 'director'] as const
export type ReaderName = (typeof readerNames)[number]

/** A list as a reader opens it: the words of our API. The floor answers the same by hand-written SQL under the same name. */
export type Listed = { readonly name: string; readonly row: 'P3' | 'P4' | 'P5'; readonly what: string; readonly query: Readonly<Record<string, string>> }

/** What is asked in this run, the same of both sides. Words to look for are drawn from a customer that every reader reaches. */
export type Plan = { readonly lists: readonly Listed[]; readonly ids: readonly string[] }

const openAndKey = {
  all: [
    { field: 'level', op: 'eq', value: 'a' },
    { field: 'lifecycle', op: 'in', value: ['won', 'repeat'] },
  ],
}

export async function drawPlan({ pool, readers }: Ground): Promise<Plan> {
  const ids = await pool.query<{ id: string }>('select id from customer where owner_id = $1 and deleted_at is null order by id limit 2000', [readers.rep.id])
  const [seen] = (
    await pool.query<{ short_name: string; search_text: string; phones: { number: string }[] }>(
      'select short_name, search_text, phones from customer where id = $1',
      [ids.rows[17]?.id],
    )
  ).rows
  const short = seen?.short_name ?? ''
  const lines = (seen?.search_text ?? '').split('\n').map((line) => line.replace(/^\p{Co}/u, ''))
  const initials = lines.find((line) => line.length === short.length && /^[a-z]+$/.test(line)) ?? ''
  const digits = (seen?.phones[0]?.number ?? '')
    .replace(/ 转.*$/, '')
    .replace(/\D/g, '')
    .slice(-7)
  const search = (name: string, what: string, q: string): Listed => ({ name, row: 'P5', what: `contains ${what} “${q}”`, query: { q } })
  return {
    ids: ids.rows.map((row) => row.id),
    lists: [
      { name: 'first', row: 'P3', what: 'page of 50, default sort', query: {} },
      { name: 'filtered', row: 'P4', what: 'level and lifecycle, by name', query: { filter: JSON.stringify(openAndKey), sort: 'name' } },
      { name: 'latest', row: 'P4', what: 'level and lifecycle, by last contact', query: { filter: JSON.stringify(openAndKey), sort: '-lastContactAt' } },
      search('common', 'two common letters', '有限'),
      search('rare', 'a rare name', short),
      search('initials', 'its initials', initials),
      search('digits', 'phone digits', digits),
    ],
  }
}

export const keyHeader = (reader: Reader): Record<string, string> => ({ authorization: `Bearer ${reader.key}` })
export const listPath = ({ query }: Listed): string => `/api/customers?${new URLSearchParams(query)}`
