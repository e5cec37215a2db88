import { buyingRole } from '../../crm/customers/buying-role.object.ts'
import { carePlan } from '../../crm/customers/care-plan.object.ts'
import { contact } from '../../crm/customers/contact.object.ts'
import { customerRelation } from '../../crm/customers/customer-relation.object.ts'
import { expectation } from '../../crm/customers/expectation.object.ts'
import { installedProduct } from '../../crm/customers/installed-product.object.ts'
import { jointAction } from '../../crm/customers/joint-action.object.ts'
import { need } from '../../crm/customers/need.object.ts'
import { productEvaluation } from '../../crm/customers/product-evaluation.object.ts'
import { purchasePlan } from '../../crm/customers/purchase-plan.object.ts'
import { successPlan } from '../../crm/customers/success-plan.object.ts'
import { competitor } from '../../crm/market/competitor.object.ts'
import { product } from '../../crm/products/product.object.ts'
import { productLine } from '../../crm/products/product-line.object.ts'
import { productRelation } from '../../crm/products/product-relation.object.ts'
import type { Context } from '../../engine/context.ts'
import { change } from '../../engine/records/change.ts'
import { type Archive, drawArchive, type Kept } from './archive.ts'
import { competitors, lineOf, productLines, productRelations } from './archive-words.ts'
import type { Account } from './book.ts'
import { makeChance } from './chance.ts'
import { make } from './people.ts'
import { trades } from './trades.ts'

/** Ids by name of what the archives point at. */
export type Shelf = { readonly products: ReadonlyMap<string, string>; readonly rivals: ReadonlyMap<string, string> }
export type Place = { readonly id: string; readonly contactIds: readonly string[] }

/** What the house sells and who else does: written once, before anybody uses it. */
export async function writeShelf(ctx: Context): Promise<Shelf> {
  const tops = await make(
    ctx,
    productLine,
    productLines.map(({ name }) => ({ name })),
  )
  const below = productLines.flatMap(({ lines }, at) => lines.map((name) => ({ name, parentId: tops[at] })))
  const lineIds = await make(ctx, productLine, below)
  const lines = new Map<string, string>(below.map(({ name }, at) => [name, lineIds[at] as string]))
  const names = [...new Set(trades.flatMap((trade) => trade.products))]
  const ids = await make(
    ctx,
    product,
    names.map((name, at) => ({ name, code: `CY-${String(at + 1).padStart(3, '0')}`, measure: '吨', lineId: lines.get(lineOf(name)) })),
  )
  const idOf = (name: string) => ids[names.indexOf(name)]
  await make(
    ctx,
    productRelation,
    productRelations.map(([from, kind, to]) => ({ fromId: idOf(from), kind, toId: idOf(to) })),
  )
  const rivalIds = await make(ctx, competitor, competitors)
  return {
    products: new Map(names.map((name, at) => [name, ids[at] as string])),
    rivals: new Map(competitors.map(({ name }, at) => [name, rivalIds[at] as string])),
  }
}

type Book = { readonly accounts: readonly Account[]; readonly places: ReadonlyMap<Account, Place>; readonly shelf: Shelf; readonly today: string }
type Told = { readonly place: Place; readonly archive: Archive; readonly account: Account }

/** One owner's archives, object by object, each in one batch. */
export async function writeArchives(ctx: Context, { accounts, places, shelf, today }: Book): Promise<void> {
  const told = accounts.map((account): Told => {
    const seed = [...account.company.draft.name].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) | 0, 7)
    return { account, place: places.get(account) as Place, archive: drawArchive(makeChance(seed), account, today) }
  })
  const all = (kept: (archive: Archive) => readonly Kept[]) => told.flatMap(({ place, archive }) => kept(archive).map((each) => asDraft(each, place, shelf)))
  await change(ctx, contact, told.flatMap(reports), { atomic: true })
  await make(
    ctx,
    buyingRole,
    all(({ roles }) => roles),
  )
  await make(
    ctx,
    installedProduct,
    all(({ installed }) => installed),
  )
  await make(
    ctx,
    productEvaluation,
    all(({ evaluations }) => evaluations),
  )
  await make(
    ctx,
    need,
    all(({ needs }) => needs),
  )
  await make(
    ctx,
    expectation,
    all(({ promises }) => promises.map((each) => ({ ...each, draft: { ...each.draft, promisedById: ctx.person.id } }))),
  )
  await make(
    ctx,
    purchasePlan,
    all(({ purchases }) => purchases),
  )
  await make(
    ctx,
    carePlan,
    told.flatMap(({ place, archive }) => (archive.care ? [{ ...archive.care, customerId: place.id }] : [])),
  )
  await writeSuccess(ctx, told, shelf)
  await make(ctx, customerRelation, relationsOf(told))
}

const reports = ({ place, archive }: Told) =>
  archive.reports.map(({ who, to }) => ({ id: place.contactIds[who] as string, patch: { reportsToId: place.contactIds[to] } }))

async function writeSuccess(ctx: Context, told: readonly Told[], shelf: Shelf): Promise<void> {
  const planned = told.filter(({ archive }) => archive.success)
  const ids = await make(
    ctx,
    successPlan,
    planned.map(({ place, archive }) => ({ ...archive.success?.draft, customerId: place.id })),
  )
  const steps = planned.flatMap(({ place, archive }, at) =>
    (archive.success?.steps ?? []).map((step) => {
      const { customerId: _, ...draft } = asDraft(step, place, shelf)
      return { ...draft, successPlanId: ids[at], answeredById: ctx.person.id }
    }),
  )
  await make(ctx, jointAction, steps)
}

/** A dealer sells to two end users that the same seller looks after. */
function relationsOf(told: readonly Told[]) {
  const users = told.filter(({ account }) => account.company.draft.type === 'endUser')
  return told
    .filter(({ account }) => account.company.draft.type === 'dealer')
    .flatMap(({ place }, at) => users.slice(at * 2, at * 2 + 2).map((user) => ({ fromId: place.id, toId: user.place.id, kind: 'dealer' })))
}

function asDraft({ draft, who, product: sold, rival }: Kept, place: Place, { products, rivals }: Shelf): Record<string, unknown> {
  return {
    ...draft,
    customerId: place.id,
    ...(who === undefined ? {} : { contactId: place.contactIds[who] }),
    ...(sold ? { productId: products.get(sold) } : {}),
    ...(rival ? { competitorId: rivals.get(rival) } : {}),
  }
}
