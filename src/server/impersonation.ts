import type { Context, House, Impersonator, Person } from '../engine/context.ts'
import { Problem } from '../kernel/problem.ts'
import type { SignedIn } from './sign-in/session.ts'

/** Who a request is from, as the engine shall see him; with the administrator behind him, if it is not himself. */
export type Asking = { readonly person: Person; readonly impersonator?: Impersonator }

/**
 * The person of a session or key. In somebody's place an administrator has that person's rights, never an administrator's, and not
 * those that carry much away or change much at once; once its time is over, or either has lost his standing, nothing at all, so
 * that no page which still shows the other's name writes in one's own (row 76).
 */
export async function askingOf(house: House, signedIn: SignedIn | null, now: Date): Promise<Asking | undefined> {
  const own = signedIn && (await house.authority.person(signedIn.userId, signedIn.keyRoles))
  if (!own || !signedIn.impersonation) return own ? { person: own } : undefined
  const { userId, mode, endsAt } = signedIn.impersonation
  const person = await house.authority.person(userId)
  if (!own.isAdmin || !person || person.isAdmin || endsAt <= now) throw ended()
  return { person: narrowed(person), impersonator: { id: own.id, name: own.name, mode, until: endsAt.toISOString() } }
}

const left = ['export', 'import', 'bulk']
const kept = new WeakMap<Person, Person>()

function narrowed(person: Person): Person {
  const known = kept.get(person)
  if (known) return known
  const grants = new Map([...person.grants].map(([object, actions]) => [object, new Map([...actions].filter(([action]) => !left.includes(action)))]))
  const made = { ...person, grants }
  kept.set(person, made)
  return made
}

const ended = (): Problem =>
  new Problem(
    'forbidden',
    { zh: '代入他人身份的时间已到或已失效，请返回自己的身份', en: 'Your time in another’s place is over; please return to yourself' },
    [],
    {
      impersonation: 'ended',
    },
  )

/** To see as somebody is to read: whatever would write is refused before it is looked at. */
export function demandWriting(ctx: Context, method: string): void {
  if (ctx.impersonator?.mode !== 'view' || method === 'GET' || method === 'HEAD') return
  throw new Problem('forbidden', {
    zh: `您正在以“${ctx.person.name}”的身份查看，只能看，不能改`,
    en: `You are looking through the eyes of ${ctx.person.name}: you can see everything and change nothing`,
  })
}

/** What is a person's own and nobody's who stands in for him. */
export function demandHimself({ impersonator, person }: Context): void {
  if (!impersonator) return
  throw new Problem('forbidden', {
    zh: `这是“${person.name}”本人的设置，代为操作时不能查看或修改`,
    en: `This is ${person.name}’s own and cannot be opened or changed by somebody in their place`,
  })
}
