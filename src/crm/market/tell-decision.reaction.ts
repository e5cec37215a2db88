import { asHouse } from '../../engine/access/person.ts'
import type { Context, Fact } from '../../engine/context.ts'
import { defineReaction } from '../../engine/jobs/reaction.ts'
import { tellPeople } from '../../engine/notices/notice.ts'
import { byIds } from '../../engine/records/read.ts'
import type { Label } from '../../kernel/label.ts'
import { marketItem } from './market-item.object.ts'

const said: Readonly<Record<string, Label>> = {
  adopt: { zh: '您提交的市场信息已采纳', en: 'Your market information was adopted' },
  reject: { zh: '您提交的市场信息未被采纳', en: 'Your market information was not adopted' },
}

/** Who submitted market information hears what was decided on it and why, so that he goes on submitting (S0-25, S0-27). */
export const tellDecision = defineReaction({
  name: 'tellDecision',
  on: Object.keys(said).map((verb) => `${marketItem.name}.${verb}`),
  run: async (ctx, facts) => {
    for (const fact of facts) await tell(asHouse(ctx.house, ctx.now), fact)
  },
})

async function tell(ctx: Context, { id, verb, recordId, actorId }: Fact): Promise<void> {
  const words = said[verb]
  const [item] = await byIds(ctx, marketItem, [recordId])
  if (!words || !item) return
  const what = [String(item.subject).slice(0, 60), item.answer].filter(Boolean)
  const text = { zh: `${words.zh}：${what.join('（')}${what.length > 1 ? '）' : ''}`, en: `${words.en}: ${what.join(' – ')}` }
  await tellPeople(ctx, [{ userId: item.createdById as string, kind: 'follow', actorId, object: marketItem.name, recordId, text, cause: `decision:${id}` }])
}
