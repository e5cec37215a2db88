/** The columns of a customer as a person would write them down, with the name the API gives each. */
export const customerColumns = [
  ['id', 'id'],
  ['owner_id', 'ownerId'],
  ['unit_id', 'unitId'],
  ['version', 'version'],
  ['created_at', 'createdAt'],
  ['created_by_id', 'createdById'],
  ['updated_at', 'updatedAt'],
  ['updated_by_id', 'updatedById'],
  ['deleted_at', 'deletedAt'],
  ['name', 'name'],
  ['short_name', 'shortName'],
  ['english_name', 'englishName'],
  ['credit_code', 'creditCode'],
  ['type', 'type'],
  ['industry', 'industry'],
  ['scale', 'scale'],
  ['capital', 'capital'],
  ['region', 'region'],
  ['address', 'address'],
  ['phones', 'phones'],
  ['fax', 'fax'],
  ['emails', 'emails'],
  ['site', 'site'],
  ['source', 'source'],
  ['level', 'level'],
  ['lifecycle', 'lifecycle'],
  ['parent_id', 'parentId'],
  ['tags', 'tags'],
  ['source_codes', 'sourceCodes'],
  ['note', 'note'],
  ['contact_count', 'contactCount'],
  ['record_count', 'recordCount'],
  ['record_count30', 'recordCount30'],
  ['record_count90', 'recordCount90'],
  ['record_count365', 'recordCount365'],
  ['last_contact_at', 'lastContactAt'],
  ['last_result', 'lastResult'],
  ['next_contact_at', 'nextContactAt'],
] as const

export const selected = (t: string): string => customerColumns.map(([column, name]) => `${t}.${column} as "${name}"`).join(', ')
export const titles = 'o.name as "o", u.name as "u", c.name as "c", m.name as "m", p.name as "p"'
/** The names of those a row refers to; a parent only within the same reach. */
export const joins = (t: string, reach: string): string =>
  `left join "user" o on o.id = ${t}.owner_id left join org_unit u on u.id = ${t}.unit_id left join "user" c on c.id = ${t}.created_by_id
   left join "user" m on m.id = ${t}.updated_by_id left join customer p on p.id = ${t}.parent_id and ${reach}`

type Row = Record<string, unknown>
const ref = (id: unknown, title: unknown) => (id ? { id, title: title ?? null } : null)

/** A row as the API gives it. */
export function shown({ o, u, c, m, p, n, s, ...row }: Row): Row {
  row.parent = ref(row.parentId, p)
  row.owner = ref(row.ownerId, o)
  row.unit = ref(row.unitId, u)
  row.createdBy = ref(row.createdById, c)
  row.updatedBy = ref(row.updatedById, m)
  return row
}
