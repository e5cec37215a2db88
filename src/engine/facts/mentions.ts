import type { Label } from '../../kernel/label.ts'
import { messages } from '../../kernel/messages.ts'
import type { Declaration } from '../../kernel/object.ts'
import { Problem } from '../../kernel/problem.ts'
import { countIn } from '../access/members.ts'
import { holds, rootOf } from '../access/scope.ts'
import type { Context, Person } from '../context.ts'
import { lockRows, type Raw } from '../records/lock.ts'
import { reachable } from '../records/read.ts'

/**
 * Sees to it that everybody mentioned can read what he is called to (S0-12). Who cannot is counted in for reading that one record,
 * if the commenter may change it; else the comment is refused before it is kept, and says whom it would not reach.
 */
export async function admitMentioned(tx: Context, object: Declaration, row: Raw, mentions: readonly string[]): Promise<void> {
  const people = await Promise.all(mentions.map((id) => tx.house.authority.person(id)))
  if (people.some((person) => !person)) throw refuse(messages.noSuchRecord.message)
  const strangers: Person[] = []
  for (const person of people as Person[]) if (!(await reachable({ ...tx, person }, object.name, [row.id])).size) strangers.push(person)
  if (!strangers.length) return
  const root = rootOf(tx, object)
  // A child is read through its parent, yet only by who may read such children at all.
  const locked = strangers.every((person) => root === object || holds(person, object, 'read'))
    ? (await lockRows(tx, root, [row.rootId], 'update')).get(row.rootId)
    : undefined
  if (!locked) throw refuse(outOfReach(strangers, object))
  for (const person of strangers) await countIn(tx, root, locked, { person, right: 'read', until: null })
}

const refuse = (message: Label): Problem => new Problem('invalid', message, [{ field: 'mentions', code: 'mentions', message }])

function outOfReach(people: readonly Person[], { label }: Declaration): Label {
  const names = people.map((person) => person.name)
  return {
    zh: `${names.join('、')}无权查看这条${label.zh}。请去掉对其的提及，或请负责人先把其加为成员`,
    en: `${names.join(', ')} may not see this ${label.en}. Leave them out, or ask its owner to add them as members first`,
  }
}
