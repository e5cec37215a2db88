/** Statements of a plan as the files of migrations, and what a file must not do to a table that people write into (F36). */

const noTransaction = '-- no transaction'
const tableOf = (step: string): string | undefined =>
  /^(?:alter table|create table) "([^"]+)"/.exec(step)?.[1] ?? /^create (?:unique )?index (?:concurrently )?"[^"]+" on "([^"]+)"/.exec(step)?.[1]
const isIndex = (step: string): boolean => /^create (?:unique )?index /.test(step)
const foreignKey = /^alter table "([^"]+)" add constraint "([^"]+)" foreign key/

/**
 * New tables, columns and constraints in one file and one transaction; indexes of tables that were there before, and the proof that old rows
 * keep a new constraint, in a second one, statement by statement beside the writers. File name → text.
 */
export function inFiles(steps: readonly string[], { name, first }: { readonly name: string; readonly first: number }): Map<string, string> {
  const isNew = (step: string) => steps.some((each) => each.startsWith('create table') && tableOf(each) === tableOf(step))
  const old = steps.filter((step) => !isNew(step))
  const atOnce = steps
    .filter((step) => !old.includes(step) || !isIndex(step))
    .map((step) => (old.includes(step) && foreignKey.test(step) ? `${step} not valid` : step))
  const beside = old.flatMap((step) => besideWriters(step))
  const fileOf = (at: number, suffix = '') => `${String(first + at).padStart(4, '0')}_${name}${suffix}.sql`
  const files = new Map<string, string>()
  if (atOnce.length) files.set(fileOf(0), atOnce.map((step) => `${step};\n`).join('\n'))
  if (beside.length) files.set(fileOf(files.size, '_beside'), `${noTransaction}\n${beside.map((step) => `${step};\n`).join('\n')}`)
  return files
}

/** Fit to be run again from the beginning: an index whose building was broken off is there, and of no use. */
function besideWriters(step: string): string[] {
  const [, table, constraint] = foreignKey.exec(step) ?? []
  if (constraint) return [`alter table "${table}" validate constraint "${constraint}"`]
  const index = /^create (?:unique )?index "([^"]+)"/.exec(step)?.[1]
  return index ? [`drop index concurrently if exists "${index}"`, step.replace(' index ', ' index concurrently ')] : []
}

/** What keeps writers of a table out for as long as the table is big; none for a file that `inFiles` wrote. */
export function keepsWritersOut(text: string): string[] {
  const steps = text.split(/;\s*\n/).flatMap((step) => step.replace(noTransaction, '').trim() || [])
  const made = new Set(steps.flatMap((step) => (step.startsWith('create table') ? (tableOf(step) ?? []) : [])))
  return steps.filter(
    (step) =>
      !made.has(tableOf(step) ?? '') &&
      ((isIndex(step) && !step.includes(' concurrently ')) || (foreignKey.test(step) && !step.endsWith(' not valid')) || / set not null$/.test(step)),
  )
}
