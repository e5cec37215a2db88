import { asHouse } from '../../engine/access/person.ts'
import type { Context, Fact } from '../../engine/context.ts'
import { defineReaction } from '../../engine/jobs/reaction.ts'
import { tellPeople } from '../../engine/notices/notice.ts'
import { byIds } from '../../engine/records/read.ts'
import type { Label } from '../../kernel/label.ts'
import { expenseClaim } from './expense-claim.object.ts'

type News = { readonly to: 'approverId' | 'ownerId'; readonly said: Label }

/** Who hears of which step: the approver that a claim waits for him, its claimant what became of it. */
const news: Readonly<Record<string, News>> = {
  submit: { to: 'approverId', said: { zh: '报销单待您审批', en: 'A claim waits for your decision' } },
  approve: { to: 'ownerId', said: { zh: '您的报销单已批准', en: 'Your claim is approved' } },
  sendBack: { to: 'ownerId', said: { zh: '您的报销单被退回', en: 'Your claim was sent back' } },
  pay: { to: 'ownerId', said: { zh: '您的报销单已支付', en: 'Your claim is paid' } },
}

export const tellClaim = defineReaction({
  name: 'tellClaim',
  on: Object.keys(news).map((verb) => `${expenseClaim.name}.${verb}`),
  run: async (ctx, facts) => {
    for (const fact of facts) await tell(asHouse(ctx.house, ctx.now), fact)
  },
})

async function tell(ctx: Context, { id, verb, recordId, actorId }: Fact): Promise<void> {
  const step = news[verb]
  const [claim] = step ? await byIds(ctx, expenseClaim, [recordId]) : []
  const userId = step && (claim?.[step.to] as string | null | undefined)
  if (!step || !claim || !userId) return
  const what = `${String(claim.number)} ${String(claim.purpose)} ¥${String(claim.total ?? '0')}`
  const text = { zh: `${step.said.zh}：${what}`, en: `${step.said.en}: ${what}` }
  await tellPeople(ctx, [{ userId, kind: 'claim', actorId, object: expenseClaim.name, recordId, text, cause: `claim:${id}` }])
}
