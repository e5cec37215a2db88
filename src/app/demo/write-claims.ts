import { expenseClaim } from '../../crm/expenses/expense-claim.object.ts'
import { expenseType } from '../../crm/expenses/expense-type.object.ts'
import type { Context } from '../../engine/context.ts'
import { change } from '../../engine/records/change.ts'
import { everyRow } from '../../engine/records/every.ts'
import { addDays, type Day, dayIn } from '../../lib/time.ts'
import type { Account } from './book.ts'
import { makeChance } from './chance.ts'
import { make } from './people.ts'
import type { Place } from './write-archive.ts'

type Book = {
  readonly accounts: readonly Account[]
  readonly places: ReadonlyMap<Account, Place>
  readonly today: Day
  readonly seed: number
  /** Who decides on this seller's claims, and who pays them. */
  readonly approverId: string
  readonly payerId: string
}

/** One seller's claims of the last weeks (S0-20): paid, approved, waiting for his chief, sent back, and one of which a card is missing. */
export async function writeClaims(mine: Context, { accounts, places, today, seed, approverId, payerId }: Book): Promise<void> {
  const chance = makeChance(seed)
  const types = new Map((await everyRow(mine, expenseType)).map((row) => [row.name as string, row.id]))
  const met = metLately(accounts, today)
  const [first, second = first, third = first] = met
  if (!first || !second || !third) return
  const line = (type: string, { account, day }: Met, more: { amount: number; purpose: string }) => ({
    spentOn: day,
    typeId: types.get(type),
    amount: `${more.amount}.${chance.pick(['00', '50', '80'])}`,
    customerId: (places.get(account) as Place).id,
    purpose: more.purpose,
  })
  const unmet = accounts.find((account) => !met.some((each) => each.account === account)) ?? first.account
  const drafts = [
    {
      purpose: '拜访客户往返高铁及住宿',
      expenses: [
        line('差旅费', first, { amount: chance.between(380, 900), purpose: '高铁二等座' }),
        line('差旅费', first, { amount: chance.between(260, 420), purpose: '住宿一晚' }),
      ],
    },
    { purpose: '客户技术交流会招待', expenses: [line('业务招待费', second, { amount: chance.between(320, 980), purpose: '工作午餐' })] },
    { purpose: '送样市内交通', expenses: [line('市内交通费', third, { amount: chance.between(36, 120), purpose: '打车' })] },
    { purpose: '展会差旅', expenses: [line('差旅费', second, { amount: chance.between(600, 1800), purpose: '往返机票' })] },
    {
      purpose: '走访新客户',
      expenses: [line('差旅费', { account: unmet, day: addDays(today, -1) }, { amount: chance.between(180, 460), purpose: '油费与过路费' })],
    },
  ]
  const ids = await make(mine, expenseClaim, drafts)
  const at = (back: number) => new Date(mine.now.getTime() - back * 86_400_000).toISOString()
  const submitted = (back: number) => ({ submittedAt: at(back), approverId })
  const decided = (back: number, decision: string | null) => ({ decidedById: approverId, decidedAt: at(back), decision })
  const states = [
    { state: 'paid', ...submitted(9), ...decided(8, null), paidAt: at(5), paidById: payerId },
    { state: 'approved', ...submitted(4), ...decided(2, '同意，注意控制标准') },
    { state: 'submitted', ...submitted(1) },
    { state: 'returned', ...submitted(6), ...decided(5, '请补行程单') },
  ]
  await change(
    mine,
    expenseClaim,
    states.map((patch, place) => ({ id: ids[place] as string, patch })),
    { atomic: true, allow: Object.keys(expenseClaim.fields) },
  )
}

type Met = { readonly account: Account; readonly day: Day }
const lately = 60

/** Where this seller was himself of late, the last first: what he may claim for. */
function metLately(accounts: readonly Account[], today: Day): Met[] {
  const since = addDays(today, -lately)
  return accounts
    .flatMap((account) => {
      const last = account.episodes.findLast((each) => !each.byColleague)
      const day = last && dayIn('Asia/Shanghai', new Date(last.draft.at))
      return day && day >= since ? [{ account, day }] : []
    })
    .toSorted((a, b) => b.day.localeCompare(a.day))
}
