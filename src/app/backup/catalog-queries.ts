/**
 * Questions to PostgreSQL's catalogue (15 to 18) about the schema $1, asked with that schema as the search path, so that its own names
 * come bare. What an extension brought is the extension's.
 */
const here = (row: string, column: string): string =>
  `${row}.${column} = quote_ident($1)::regnamespace and not exists (select 1 from pg_depend e where e.classid = ${row}.tableoid and e.objid = ${row}.oid and e.deptype = 'e')`

/** What a back-up would lose without a word if it did not look: kinds of objects the house never makes. */
export const strangersQuery = `
  select c.relname as name, case c.relkind when 'm' then 'materialized view' else 'foreign table' end as kind
    from pg_class c where ${here('c', 'relnamespace')} and c.relkind in ('m', 'f')
  union all select p.polname, 'policy' from pg_policy p join pg_class c on c.oid = p.polrelid where ${here('c', 'relnamespace')}
  union all select w.rulename, 'rule' from pg_rewrite w join pg_class c on c.oid = w.ev_class where c.relkind <> 'v' and ${here('c', 'relnamespace')}
  union all select a.proname, 'aggregate' from pg_proc a where a.prokind = 'a' and ${here('a', 'pronamespace')}
  union all select o.oprname, 'operator' from pg_operator o where ${here('o', 'oprnamespace')}
  union all select s.stxname, 'statistics' from pg_statistic_ext s where ${here('s', 'stxnamespace')}
  union all select t.typname, 'type' from pg_type t where t.typtype in ('d', 'r') and ${here('t', 'typnamespace')}`

const fieldsOf = (row: string): string =>
  `(select string_agg(format('%I %s', attname, format_type(atttypid, atttypmod)), ', ' order by attnum) from pg_attribute where attrelid = ${row}.oid and attnum > 0 and not attisdropped)`

/** Collations, types, sequences, functions and views, each as its statement. The sequence of an identity comes with its column. */
export const looseQuery = `
  select format('create collation %I (provider = %s, locale = %L, deterministic = %s)', c.collname,
      case c.collprovider when 'i' then 'icu' when 'b' then 'builtin' else 'libc' end,
      coalesce(to_jsonb(c) ->> 'colllocale', to_jsonb(c) ->> 'colliculocale', c.collcollate::text), c.collisdeterministic::text) as text, c.oid
    from pg_collation c where ${here('c', 'collnamespace')}
  union all select format('create type %I as enum (%s)', t.typname,
      (select string_agg(quote_literal(enumlabel), ', ' order by enumsortorder) from pg_enum where enumtypid = t.oid)), t.oid
    from pg_type t where t.typtype = 'e' and ${here('t', 'typnamespace')}
  union all select format('create type %I as (%s)', r.relname, ${fieldsOf('r')}), r.oid
    from pg_class r where r.relkind = 'c' and ${here('r', 'relnamespace')}
  union all select format('create sequence %I as %s start %s increment %s minvalue %s maxvalue %s%s', r.relname, format_type(s.seqtypid, null),
      s.seqstart, s.seqincrement, s.seqmin, s.seqmax, case when s.seqcycle then ' cycle' else '' end), r.oid
    from pg_class r join pg_sequence s on s.seqrelid = r.oid where ${here('r', 'relnamespace')}
      and not exists (select 1 from pg_depend d where d.objid = r.oid and d.classid = 'pg_class'::regclass and d.deptype = 'i')
  union all select regexp_replace(pg_get_functiondef(p.oid), '^(CREATE OR REPLACE (FUNCTION|PROCEDURE) )' || quote_ident($1) || '\\.', '\\1'), p.oid
    from pg_proc p where p.prokind <> 'a' and ${here('p', 'pronamespace')}
  union all select format('create view %I as %s', r.relname, pg_get_viewdef(r.oid)), r.oid
    from pg_class r where r.relkind = 'v' and ${here('r', 'relnamespace')}
  order by oid`

const collationOf = `(select case when l.collnamespace = c.relnamespace then '' else quote_ident(n.nspname) || '.' end || quote_ident(l.collname)
  from pg_collation l join pg_namespace n on n.oid = l.collnamespace where l.oid = a.attcollation)`

/** The sequence of an identity keeps its name, whatever its table was called when it was made. */
const counterOf = `(select s.relname from pg_depend d join pg_class s on s.oid = d.objid and s.relkind = 'S'
  where d.classid = 'pg_class'::regclass and d.refclassid = 'pg_class'::regclass and d.refobjid = c.oid and d.refobjsubid = a.attnum and d.deptype = 'i')`

/** Tables with their columns and checks. A collation is said where it is not the type's own. */
export const tablesQuery = `
  select c.relname as name, c.relkind as kind, c.relpersistence = 'u' as unlogged, c.relrowsecurity as guarded,
    array_to_string(c.reloptions, ', ') as options,
    case when c.relkind = 'p' then pg_get_partkeydef(c.oid) end as partition_by,
    (select p.relname from pg_inherits i join pg_class p on p.oid = i.inhparent where i.inhrelid = c.oid) as parent,
    pg_get_expr(c.relpartbound, c.oid) as bound,
    (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod), 'required', a.attnotnull,
      'collation', case when a.attcollation <> t.typcollation then ${collationOf} end,
      'value', (select pg_get_expr(d.adbin, d.adrelid) from pg_attrdef d where d.adrelid = c.oid and d.adnum = a.attnum),
      'generated', nullif(a.attgenerated, ''), 'identity', nullif(a.attidentity, ''), 'counter', ${counterOf}) order by a.attnum)
      from pg_attribute a join pg_type t on t.oid = a.atttypid where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
    (select coalesce(json_agg(format('constraint %I %s', k.conname, pg_get_constraintdef(k.oid)) order by k.conname), '[]') from pg_constraint k
      where k.conrelid = c.oid and k.contype = 'c') as checks
  from pg_class c where c.relkind in ('r', 'p') and ${here('c', 'relnamespace')} order by c.oid`

/** Keys and references. A reference of a partition comes with that of its whole. */
export const constraintsQuery = `
  select c.relname as on, k.conname as name, pg_get_constraintdef(k.oid) as text, k.contype as kind
  from pg_constraint k join pg_class c on c.oid = k.conrelid
  where k.contype in ('p', 'u', 'x', 'f') and not (k.contype = 'f' and k.conparentid <> 0) and ${here('c', 'relnamespace')}
  order by k.contype = 'f', c.oid, k.conname`

/** An index half made by a statement that was cut off is left behind. */
export const indexesQuery = `
  select c.relname as name, pg_get_indexdef(i.indexrelid, 0, true) as text,
    (select p.relname from pg_inherits h join pg_class p on p.oid = h.inhparent where h.inhrelid = i.indexrelid) as parent,
    exists (select 1 from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x')) as is_constraint
  from pg_index i join pg_class c on c.oid = i.indexrelid join pg_class t on t.oid = i.indrelid
  where (i.indisvalid or t.relkind = 'p') and ${here('c', 'relnamespace')} order by c.oid`

export const triggersQuery = `
  select pg_get_triggerdef(g.oid, true) as text from pg_trigger g join pg_class c on c.oid = g.tgrelid
  where not g.tgisinternal and g.tgparentid = 0 and ${here('c', 'relnamespace')} order by g.oid`

/** The last number given; a sequence that gave none is left as it is made. */
export const sequencesQuery = `
  select sequencename as name, last_value::text as value from pg_sequences where schemaname = $1 and last_value is not null order by sequencename`
