import type { Label } from '../../kernel/label.ts'
import type { Declaration } from '../../kernel/object.ts'
import type { Context, Fact } from '../context.ts'

/** A record as a sentence names it. */
export type Named = { readonly object: Declaration; readonly title: string }

const longestTitle = 40
const longestQuote = 60

const cut = (text: string, most: number): string => ([...text].length > most ? `${[...text].slice(0, most).join('')}…` : text).replace(/\s+/g, ' ')

const both = (zh: string, en: string): Label => ({ zh, en })
const nameOf = ({ object, title }: Named): Label => both(`${object.label.zh}“${cut(title, longestTitle)}”`, `${object.label.en} "${cut(title, longestTitle)}"`)
type Said = Pick<Fact, 'object' | 'verb' | 'note'>
const quoteOf = ({ note }: Said): string => {
  const text = (note as { text?: unknown } | null)?.text
  return typeof text === 'string' ? cut(text, longestQuote) : ''
}

/** Who did it, by name; the house itself when nobody did. */
export async function actorName(ctx: Context, actorId: string): Promise<Label> {
  const person = await ctx.house.authority.person(actorId)
  return person ? both(person.name, person.name) : both('系统', 'The system')
}

export function mentionText(actor: Label, fact: Said, record: Named): Label {
  const name = nameOf(record)
  return both(`${actor.zh}在${name.zh}的评论中提到了您：${quoteOf(fact)}`, `${actor.en} mentioned you on ${name.en}: ${quoteOf(fact)}`)
}

export function ownerText(actor: Label, records: Named | { readonly object: Declaration; readonly count: number }): Label {
  if ('title' in records) return both(`${actor.zh}把${nameOf(records).zh}分配给了您`, `${actor.en} gave you the ${nameOf(records).en}`)
  const { object, count } = records
  return both(`${actor.zh}把 ${count} 条${object.label.zh}分配给了您`, `${actor.en} gave you ${count} records: ${object.label.en}`)
}

/** What happened to one record that somebody follows. */
export function changeText(ctx: Context, actor: Label, fact: Said, record: Named): Label {
  const name = nameOf(record)
  if (fact.verb === 'comment') return both(`${actor.zh}评论了${name.zh}：${quoteOf(fact)}`, `${actor.en} commented on ${name.en}: ${quoteOf(fact)}`)
  if (fact.verb === 'create') return both(`${actor.zh}新建了${name.zh}`, `${actor.en} made the ${name.en}`)
  const command = ctx.house.commands.get(`${fact.object}.${fact.verb}`)
  if (command) return both(`${actor.zh}对${name.zh}执行了“${command.label.zh}”`, `${actor.en} did "${command.label.en}" on ${name.en}`)
  return both(`${actor.zh}修改了${name.zh}`, `${actor.en} changed the ${name.en}`)
}

export const manyChangesText = (actor: Label, count: number): Label =>
  both(`${actor.zh}修改了您关注的 ${count} 条记录`, `${actor.en} changed ${count} records you follow`)

type Outcome = { readonly state: string; readonly result: Readonly<Record<string, unknown>> | null; readonly problem: { readonly detail: Label } | null }

/** How a long job went, in numbers when it has some. */
export function backgroundJobText(what: Label, { state, result, problem }: Outcome): Label {
  if (state === 'failed')
    return both(`${what.zh}没有完成：${problem?.detail.zh ?? '请稍后再试'}`, `${what.en} was not finished: ${problem?.detail.en ?? 'please try again later'}`)
  const { done, leftCount } = result ?? {}
  if (typeof done !== 'number') return both(`${what.zh}已完成`, `${what.en} is done`)
  const left = typeof leftCount === 'number' && leftCount > 0 ? leftCount : 0
  return both(
    `${what.zh}已完成：成功 ${done} 条${left ? `，${left} 条未处理` : ''}`,
    `${what.en} is done: ${done} records${left ? `, ${left} left as they were` : ''}`,
  )
}
