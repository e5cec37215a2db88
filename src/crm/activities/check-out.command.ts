import { defineCommand, type Tools } from '../../kernel/command.ts'
import { longText } from '../../kinds/long-text/long-text.ts'
import { number } from '../../kinds/number/number.ts'
import { contactPlan } from './contact-plan.object.ts'
import { contactRecord } from './contact-record.object.ts'

const degrees = { scale: 6, min: -1000, max: 1000 } as const

/**
 * Leaving a customer's: at the server's time, where one stands if one says so. With a word of what was spoken of, the contact record is
 * written and the plan it went by is done, so that nothing is typed twice (S0-65).
 */
export const checkOut = defineCommand({
  object: 'visit',
  name: 'checkOut',
  label: { zh: '签退', en: 'Check out' },
  icon: 'visit',
  input: {
    content: longText({ label: { zh: '谈了什么（写了就生成接触记录）', en: 'What was spoken of (makes the contact record)' }, max: 10_000 }),
    outLatitude: number({ label: { zh: '纬度', en: 'Latitude' }, ...degrees }),
    outLongitude: number({ label: { zh: '经度', en: 'Longitude' }, ...degrees }),
  },
  when: ({ status }) => status === 'there',
  run: async (before, { content, outLatitude, outLongitude }, tools) => {
    const minutes = Math.max(0, Math.round((tools.now.getTime() - Date.parse(String(before.inAt))) / 60_000))
    const left = { status: 'left', outAt: tools.now.toISOString(), minutes, outLatitude: outLatitude ?? null, outLongitude: outLongitude ?? null }
    if (!content) return left
    const { customerId, inAt: at, planId } = before
    const place = before.place ?? `${before.inLatitude}, ${before.inLongitude}`
    const [record] = await tools.create(contactRecord, [
      { customerId, channel: 'visit', at, place, content, durationMinutes: Math.min(minutes, 1440), pictures: before.inPictures ?? null },
    ])
    if (planId) await closePlan(tools, String(planId), record?.id)
    return { ...left, recordId: record?.id }
  },
})

async function closePlan(tools: Tools, id: string, recordId: unknown): Promise<void> {
  const [plan] = await tools.list(
    contactPlan,
    {
      all: [
        { field: 'id', op: 'eq', value: id },
        { field: 'status', op: 'eq', value: 'open' },
      ],
    },
    1,
  )
  if (plan) await tools.change(contactPlan, id, { status: 'done', recordId }, ['status', 'recordId'])
}
