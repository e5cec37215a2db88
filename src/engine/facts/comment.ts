import { sql } from 'kysely'
import { messages } from '../../kernel/messages.ts'
import type { Declaration } from '../../kernel/object.ts'
import { Problem } from '../../kernel/problem.ts'
import { isId } from '../../lib/id.ts'
import { isKeepable, tidyLines } from '../../lib/text.ts'
import { missing } from '../access/demand.ts'
import { type Context, inTransaction } from '../context.ts'
import { mayName, noSuchFile, useInComment } from '../files/uses.ts'
import { rawRows } from '../records/lock.ts'
import { reachable } from '../records/read.ts'
import { admitMentioned } from './mentions.ts'
import { remember } from './remember.ts'

const longest = 4000
const mostMentions = 50
const mostFiles = 20

/** Says something about a record, to all who may read it (S0-12). A comment is a fact: it stands on the time line and is never edited away. */
export async function comment(ctx: Context, object: Declaration, id: string, body: Readonly<Record<string, unknown>>): Promise<Record<string, unknown>> {
  const { text, mentions, files } = readComment(body)
  if (!(await mayName(ctx, files))) throw new Problem('invalid', noSuchFile, [{ field: 'files', code: 'noSuchFile', message: noSuchFile }])
  if (!(await reachable(ctx, object.name, [id])).size) throw missing()
  const note = { text, mentions, ...(files.length ? { files } : {}) }
  return inTransaction(ctx, async (tx) => {
    const [row] = (await rawRows(tx, object, sql`t.id = ${id}::uuid`)).values()
    if (!row) throw missing()
    await admitMentioned(tx, object, row, mentions)
    const [factId] = await remember(tx, object, [
      { recordId: id, rootId: row.rootId, version: row.version, ownerId: row.ownerId, unitId: row.unitId, verb: 'comment', note },
    ])
    await useInComment(tx, object, id, { factId: factId as string, files })
    return {
      id: factId,
      act: ctx.act,
      at: ctx.now.toISOString(),
      verb: 'comment',
      object: object.name,
      recordId: id,
      actor: { id: ctx.person.id, title: ctx.person.name },
      note,
    }
  })
}

function readComment({ text, mentions = [], files = [], ...rest }: Readonly<Record<string, unknown>>): { text: string; mentions: string[]; files: string[] } {
  const refuse = (field: string, message: { code: string; message: { zh: string; en: string } }): never => {
    throw new Problem('invalid', message.message, [{ field, ...message }])
  }
  for (const name of Object.keys(rest)) refuse(name.slice(0, 40), messages.unknownField)
  if (!Array.isArray(files) || files.length > mostFiles || !files.every((each) => typeof each === 'string' && isId(each)))
    return refuse('files', messages.wrongType)
  if (typeof text !== 'string' || (!tidyLines(text) && !files.length))
    return refuse('text', { code: 'required', message: { zh: '请写下评论内容', en: 'Please write something' } })
  if (!isKeepable(text)) refuse('text', messages.badText)
  if (text.length > longest) refuse('text', { code: 'tooLong', message: { zh: `不能超过 ${longest} 个字`, en: `At most ${longest} characters` } })
  if (!Array.isArray(mentions) || mentions.length > mostMentions || !mentions.every((each) => typeof each === 'string' && isId(each)))
    return refuse('mentions', messages.wrongType)
  return { text: tidyLines(text), mentions: [...new Set(mentions as string[])], files: [...new Set(files as string[])] }
}
