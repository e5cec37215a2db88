import { addDays } from '../../lib/time.ts'
import { care, comments, competitors, needs, outcomes, promises, seatRoles, successGoals, successSteps } from './archive-words.ts'
import type { Account } from './book.ts'
import type { Chance } from './chance.ts'

type Draft = Readonly<Record<string, unknown>>
/** A child of an account before it is written; `who`, `product` and `rival` become ids when those are known. */
export type Kept = { readonly draft: Draft; readonly who?: number; readonly product?: string; readonly rival?: string }
/** What the archive tells of one account beside its contacts and what happened. */
export type Archive = {
  readonly roles: readonly Kept[]
  /** Which contact answers to which. */
  readonly reports: readonly { readonly who: number; readonly to: number }[]
  readonly installed: readonly Kept[]
  readonly evaluations: readonly Kept[]
  readonly needs: readonly Kept[]
  readonly promises: readonly Kept[]
  readonly purchases: readonly Kept[]
  readonly success: { readonly draft: Draft; readonly steps: readonly Kept[] } | null
  readonly care: Draft | null
}

type Told = { readonly chance: Chance; readonly account: Account; readonly today: string }

const isBuying = ({ company: { draft } }: Account): boolean => draft.lifecycle === 'won' || draft.lifecycle === 'repeat'

/** Who buys is known best; of who does not, little more than what he uses today. */
export function drawArchive(chance: Chance, account: Account, today: string): Archive {
  const told = { chance, account, today }
  const isKey = account.company.draft.level === 'a'
  const often = (share: number) => chance.happens(isBuying(account) ? share : share / 4)
  return {
    roles: isKey || often(0.7) ? rolesOf(told) : [],
    reports: reportsOf(account),
    installed: often(0.8) ? installedAt(told) : [],
    evaluations: isBuying(account) && chance.happens(0.4) ? [evaluationOf(told)] : [],
    needs: often(0.35) ? [needOf(told)] : [],
    promises: often(0.25) ? [promiseOf(told)] : [],
    purchases: often(0.35) ? [purchaseOf(told)] : [],
    success: isKey && isBuying(account) && chance.happens(0.35) ? successOf(told) : null,
    care:
      isKey && isBuying(account) && chance.happens(0.25)
        ? { subject: `${account.company.draft.shortName ?? ''}年度关怀计划`, startOn: today, dueOn: addDays(today, 365), ...care }
        : null,
  }
}

const anyone = ({ chance, account }: Told): number => (chance.happens(0.7) ? 0 : chance.between(0, account.contacts.length - 1))
const productOf = ({ chance, account }: Told): string => chance.pick(account.company.trade.products)
const filled = (text: string, product: string): string => text.replace('{product}', product)

function rolesOf({ chance, account }: Told): Kept[] {
  return account.contacts.flatMap(({ title }, who) => {
    const [roles, influence] = seatRoles[title ?? ''] ?? [['influencer'], 2]
    const attitude = chance.weighed([
      ['coach', 1],
      ['supporter', 5],
      ['neutral', 6],
      ['sceptic', 2],
      ['opponent', 1],
    ] as const)
    return [{ who, draft: { roles, influence, attitude } }]
  })
}

const rankOf = (title: string | null | undefined): number => seatRoles[title ?? '']?.[2] ?? 3

/** Each to the nearest of those above him; two of one rank stand side by side. */
function reportsOf({ contacts }: Account): { who: number; to: number }[] {
  return contacts.flatMap(({ title }, who) => {
    const above = contacts.flatMap((each, to) => (rankOf(each.title) < rankOf(title) ? [{ to, rank: rankOf(each.title) }] : []))
    const nearest = above.toSorted((a, b) => b.rank - a.rank)[0]
    return nearest ? [{ who, to: nearest.to }] : []
  })
}

function installedAt(told: Told): Kept[] {
  const { chance, account, today } = told
  const used = [...new Set(Array.from({ length: chance.between(1, 3) }, () => productOf(told)))]
  return used.map((product) => {
    const isOurs = isBuying(account) ? chance.happens(0.75) : chance.happens(0.15)
    const draft = { name: product, quantity: chance.between(1, 40) * 5, since: addDays(today, -chance.between(60, 1500)), note: '每月用量（吨）' }
    return isOurs
      ? { product, draft: { ...draft, source: account.company.draft.type === 'endUser' ? 'direct' : 'dealer' } }
      : { rival: chance.pick(competitors).name, draft: { ...draft, source: 'rival' } }
  })
}

function evaluationOf(told: Told): Kept {
  const { chance, today } = told
  const grade = () =>
    chance.weighed([
      [5, 5],
      [4, 9],
      [3, 5],
      [2, 1],
    ] as const)
  const sides = { quality: grade(), benefit: grade(), features: grade(), design: grade(), reliability: grade(), valueForMoney: Math.max(1, grade() - 1) }
  return {
    product: productOf(told),
    who: anyone(told),
    draft: { ...sides, evaluatedOn: addDays(today, -chance.between(5, 300)), comment: chance.pick(comments) },
  }
}

function needOf(told: Told): Kept {
  const { chance, today } = told
  const product = productOf(told)
  const { subject, category, description } = chance.pick(needs)
  const status = chance.weighed([
    ['new', 4],
    ['answered', 3],
    ['met', 3],
    ['cannot', 1],
  ] as const)
  const settled = status === 'met' || status === 'cannot' ? { settledOn: addDays(today, -chance.between(1, 20)) } : {}
  const outcome = status === 'new' ? {} : { outcome: outcomes[status] }
  const priority = chance.pick(['high', 'medium', 'low'] as const)
  return {
    product,
    who: anyone(told),
    draft: {
      subject: filled(subject, product),
      category,
      description,
      priority,
      status,
      source: 'visit',
      dueOn: addDays(today, chance.between(-10, 60)),
      ...outcome,
      ...settled,
    },
  }
}

function promiseOf(told: Told): Kept {
  const { chance, today } = told
  const status = chance.weighed([
    ['open', 6],
    ['kept', 7],
    ['broken', 1],
  ] as const)
  const rest =
    status === 'open' ? { dueOn: addDays(today, chance.between(-5, 60)) } : { dueOn: addDays(today, -chance.between(5, 90)), settledOn: addDays(today, -4) }
  return { who: anyone(told), draft: { ...chance.pick(promises), status, ...rest } }
}

function purchaseOf(told: Told): Kept {
  const { chance, today } = told
  const product = productOf(told)
  const quantity = chance.between(2, 40) * 10
  const [month, likelihood] = [chance.between(1, 6), chance.between(2, 9) * 10]
  return {
    product,
    who: anyone(told),
    draft: {
      subject: `${product} ${quantity} 吨`,
      quantity,
      amount: `${quantity * chance.between(70, 110) * 100}.00`,
      plannedOn: addDays(today, month * 30),
      likelihood,
      status: likelihood > 60 ? 'budgeted' : 'planned',
    },
  }
}

function successOf(told: Told): NonNullable<Archive['success']> {
  const { chance, today } = told
  const steps = chance.pick(successSteps).map((subject, at): Kept => {
    const isDone = at === 0
    return {
      who: anyone(told),
      draft: {
        subject,
        dueOn: addDays(today, (at - 1) * 30 + chance.between(-6, 6)),
        status: isDone ? 'done' : 'open',
        ...(isDone ? { settledOn: addDays(today, -20), outcome: '已完成，数据存档。' } : {}),
      },
    }
  })
  return { draft: { ...chance.pick(successGoals), startOn: addDays(today, -60), dueOn: addDays(today, 120) }, steps }
}
