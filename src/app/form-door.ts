import { formFields } from '../crm/leads/form-choices.ts'
import { lead } from '../crm/leads/lead.object.ts'
import { webForm } from '../crm/leads/web-form.object.ts'
import { product } from '../crm/products/product.object.ts'
import { asHouse } from '../engine/access/person.ts'
import { asItStands, type Context, type House, objectOf } from '../engine/context.ts'
import { twinsOf } from '../engine/duplicates/twins.ts'
import { create } from '../engine/records/create.ts'
import { byIds, list } from '../engine/records/read.ts'
import type { Field } from '../kernel/field.ts'
import type { Lang } from '../kernel/label.ts'
import { isGood, Problem, type Trouble } from '../kernel/problem.ts'
import { isId } from '../lib/id.ts'
import { places } from '../lib/places.ts'
import type { Answers, Asked, FormDoor, PublicForm } from '../server/forms/form-door.ts'
import { formWords } from '../server/forms/form-words.ts'

type Row = Readonly<Record<string, unknown>>

const kinds: Readonly<Record<string, Asked['kind']>> = { phones: 'phone', emails: 'email', need: 'text', region: 'pick', productId: 'pick' }
const longest: Readonly<Record<string, number>> = { name: 120, need: 4000, contactName: 60, jobTitle: 80, wechat: 60 }
const needed = { zh: '请填写这一项', en: 'Please fill this in' }
const notOffered = { zh: '请从列出的选项中选择', en: 'Please pick one of the options' }
const tooLong = { zh: '太长了，请写短一些', en: 'That is too long; please shorten it' }

/** Forms of the company's own website: what they ask, and how an answer becomes a lead (S0-49). */
export const makeFormDoor = (house: House): FormDoor => ({
  find: async (id, visitor) => {
    const row = await formRow(asHouse(house), id)
    return row && asPublic(row, row.lang === 'visitor' ? visitor : (row.lang as Lang), await offered(asHouse(house), row))
  },
  take: (form, answers, submission) => take(asHouse(house), { form, answers, submission }),
})

async function formRow(ctx: Context, id: string): Promise<Row | undefined> {
  if (!isId(id) || objectOf(ctx.house, webForm.name).isOff) return undefined
  const filter = {
    all: [
      { field: 'id', op: 'eq', value: id },
      { field: 'isOpen', op: 'eq', value: true },
    ],
  }
  return (await list(ctx, webForm, { filter, limit: 1, count: false })).records[0]
}

type Option = { readonly id: string; readonly label: string }

/** The products a visitor may choose from; one that is sold no more is not offered. */
async function offered(ctx: Context, { asks, productIds }: Row): Promise<Option[]> {
  if (!(asks as string[] | null)?.includes('productId')) return []
  const rows = await byIds(ctx, product, (productIds ?? []) as string[])
  return rows.filter(({ status }) => status === 'onSale').map(({ id, name }) => ({ id, label: String(name) }))
}

function asPublic(row: Row, lang: Lang, products: readonly Option[]): PublicForm {
  const asks = (row.asks ?? []) as string[]
  const needs = ['name', ...((row.needs ?? []) as string[])]
  const wanted = [{ id: 'name', label: formWords.company }, ...formFields.filter(({ id }) => asks.includes(id))]
  const asked = wanted.map(({ id, label }): Asked => {
    const kind = kinds[id] ?? 'line'
    const options = kind === 'pick' ? { options: id === 'productId' ? products : provinces(lang) } : {}
    return { name: id, label: label[lang], kind, isNeeded: needs.includes(id), max: longest[id] ?? 200, ...options }
  })
  const said = (name: string) => (row[name] as string | null) ?? ''
  return {
    id: row.id as string,
    lang,
    heading: said('heading'),
    intro: said('intro'),
    thanks: said('thanks'),
    privacy: said('privacy'),
    sites: (row.sites ?? []) as string[],
    asked,
  }
}

const provinces = (lang: Lang) =>
  [...places.values()].filter(({ level, shown }) => level === 1 && shown).map((place) => ({ id: place.code, label: place[lang] }))

type Sent = { readonly form: PublicForm; readonly answers: Answers; readonly submission: string }

/** The same submission, sent again because no answer came, finds its lead there and is as good as taken. */
async function take(ctx: Context, { form, answers, submission }: Sent): Promise<void> {
  const row = await formRow(ctx, form.id)
  if (!row) return
  const draft = readDraft(ctx, form, answers)
  const [hits = []] = await twinsOf(ctx, asItStands(ctx, lead), [draft])
  const known = hits.find((hit) => hit.object === 'customer')
  const taker = row.takerId ? await ctx.house.authority.person(row.takerId as string) : undefined
  const whole = {
    ...draft,
    sourceId: row.sourceId,
    origin: 'asked',
    ownerId: taker?.id ?? null,
    webFormId: form.id,
    submission,
    knownCustomerId: known?.recordId ?? null,
  }
  const [made] = await create(ctx, lead, [whole], { despiteTwins: true, allow: ['webFormId', 'submission', 'knownCustomerId'] })
  if (made && 'problem' in made && !(await isTaken(ctx, submission))) throw made.problem
}

async function isTaken(ctx: Context, submission: string): Promise<boolean> {
  const { records } = await list(ctx, lead, { filter: { field: 'submission', op: 'eq', value: submission }, limit: 1, count: false })
  return records.length > 0
}

/** Answers as the kinds read a sheet's cells: a number with blanks is a number, and what cannot be read is said beside it. */
function readDraft(ctx: Context, { asked }: PublicForm, answers: Answers): Record<string, unknown> {
  const { fields } = asItStands(ctx, lead)
  const troubles: Trouble[] = []
  const draft: Record<string, unknown> = {}
  for (const { name, isNeeded, kind, max, options } of asked) {
    const written = answers[name] ?? ''
    const field = fields[name] as Field
    if (!written) {
      if (isNeeded) troubles.push({ field: name, code: 'required', message: needed })
    } else if (written.length > max) troubles.push({ field: name, code: 'tooLong', message: tooLong })
    else if (options && !options.some(({ id }) => id === written)) troubles.push({ field: name, code: 'notOffered', message: notOffered })
    else {
      const read = kind === 'pick' ? field.kind.parse(written, field) : field.kind.read(written, field)
      if (isGood(read)) draft[name] = read.value
      else troubles.push({ field: name, code: read.code, message: read.message })
    }
  }
  if (troubles.length) throw new Problem('invalid', { zh: '请检查标出的项目', en: 'Please check what is marked' }, troubles)
  return draft
}
