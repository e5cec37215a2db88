import type { Field } from '../../kernel/field.ts'
import type { Lang } from '../../kernel/label.ts'
import type { Declaration } from '../../kernel/object.ts'
import type { Context } from '../context.ts'
import { plain } from './headers-words.ts'

/** What a column of an export holds of a field: its value; what it names, by title; or by id. */
export type Meant = { readonly name: string; readonly as: 'value' | 'title' | 'id' }

/** The heads of an object's exports, and what each is read as when it comes back. */
export type OwnHeads = { readonly headOf: (meant: Meant, lang: Lang) => string; readonly meantBy: (head: string) => Meant | undefined }

const idWord = { zh: '编号', en: 'Id' } as const
const langs = ['zh', 'en'] as const

/** Does it hold ids of something with a name of its own: records, or files? */
export const namesOthers = (name: string, field: Field): boolean => name !== 'id' && (field.target !== undefined || field.accept !== undefined)

/** `customerId` holds the id, `customer.title` says what it is called, as in the answers of the API. */
export const titleKey = (name: string): string => `${name.replace(/Ids?$/, '')}.title`

/**
 * One head means one field, whichever columns an export has, whoever takes it and in which language: the first field of a name bears it
 * alone, a later one with the name programs call it by (`Unit (unitId)`). So what is brought back lands where it came from.
 */
export function ownHeads(ctx: Context, object: Declaration): OwnHeads {
  const fields = [...Object.entries(object.fields), ...Object.entries(ctx.house.systemFields)]
  const keys = new Map<string, Meant>()
  const words = new Map<string, Meant>()
  const labels = new Map(fields.map(([name, { label }]) => [name, label]))
  const first = (map: Map<string, Meant>, head: string, meant: Meant) => void (map.has(head) || map.set(head, meant))
  const meanings = fields.flatMap(([name, field]): Meant[] => (namesOthers(name, field) ? [{ name, as: 'title' }] : [{ name, as: 'value' }]))
  const ids = meanings.flatMap(({ name, as }): Meant[] => (as === 'title' ? [{ name, as: 'id' }] : []))
  const short = ({ name, as }: Meant, lang: Lang) => `${labels.get(name)?.[lang] ?? name}${as === 'id' ? ` ${idWord[lang]}` : ''}`
  const long = (meant: Meant, lang: Lang) => `${short(meant, lang)} (${meant.name})`
  for (const { name, as } of meanings) first(keys, name, { name, as: as === 'value' ? as : 'id' })
  for (const { name } of ids) first(keys, titleKey(name), { name, as: 'title' })
  for (const wording of [short, long]) for (const meant of [...meanings, ...ids]) for (const lang of langs) first(words, plain(wording(meant, lang)), meant)
  const meantBy = (head: string) => keys.get(head) ?? words.get(plain(head))
  const isPlain = (head: string, { name, as }: Meant) => meantBy(head)?.name === name && meantBy(head)?.as === as
  return { headOf: (meant, lang) => (isPlain(short(meant, lang), meant) ? short(meant, lang) : long(meant, lang)), meantBy }
}
