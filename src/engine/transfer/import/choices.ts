import { messages } from '../../../kernel/messages.ts'
import type { Declaration } from '../../../kernel/object.ts'
import { Problem } from '../../../kernel/problem.ts'
import { isId } from '../../../lib/id.ts'
import { holds } from '../../access/scope.ts'
import type { Context } from '../../context.ts'
import { type Choices, type MatchKey, type Mode, matchKeys, modes, usualChoices } from './shapes.ts'

const refuse = (field: string, message: { code: string; message: { zh: string; en: string } }): never => {
  throw new Problem('invalid', message.message, [{ field, ...message }])
}

/** Mode, matching and owner as the person asks for them; what he does not say stays as it was. */
export function readChoices(ctx: Context, object: Declaration, wish: Readonly<Record<string, unknown>>, before: Partial<Choices>): Choices {
  const { mode, match, owner, ...rest } = wish
  for (const name of Object.keys(rest)) refuse(name.slice(0, 40), messages.unknownField)
  const was = { ...usualChoices, ...before }
  return {
    mode: mode === undefined ? was.mode : readMode(mode),
    match: match === undefined ? was.match : readMatch(match),
    owner: owner === undefined ? was.owner : readOwner(ctx, object, owner),
  }
}

const readMode = (mode: unknown): Mode =>
  modes.includes(mode as Mode)
    ? (mode as Mode)
    : refuse('mode', { code: 'option', message: { zh: '导入方式应为 create、update 或 both', en: 'The mode is create, update or both' } })

function readMatch(match: unknown): readonly MatchKey[] {
  const list = Array.isArray(match) ? match : [match]
  if (list.length && list.every((each) => matchKeys.includes(each as MatchKey))) return matchKeys.filter((key) => list.includes(key))
  return refuse('match', {
    code: 'option',
    message: { zh: '匹配依据应为 code、name、phone 中的一项或几项', en: 'Match by one or several of code, name, phone' },
  })
}

function readOwner(ctx: Context, object: Declaration, owner: unknown): string | null {
  if (owner === null) return null
  if (typeof owner !== 'string' || !isId(owner)) return refuse('owner', messages.noSuchRecord)
  return owner === ctx.person.id || holds(ctx.person, object, 'assign') ? owner : refuse('owner', messages.mayNotAssign)
}
