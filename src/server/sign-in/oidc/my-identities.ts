import { sql } from 'kysely'
import type { Db } from '../../../engine/context.ts'
import { Problem } from '../../../kernel/problem.ts'
import { isId } from '../../../lib/id.ts'
import type { Route } from '../room.ts'
import { demandFresh, demandPerson } from '../session.ts'
import { takeWayIn } from '../ways-in.ts'

type Identity = { readonly id: string; readonly providerId: string; readonly name: string; readonly active: boolean; readonly createdAt: Date }

/** By which providers one's own account is known. */
export const myIdentities: Route = async (room, request) => ({ identities: await identitiesOf(room.db, demandPerson(await room.sessionOf(request)).authId) })

/** Unties one; whoever came by it elsewhere is signed out, this session goes on. */
export const endIdentity: Route = async (room, request, reply) => {
  const { authId, sessionId } = demandFresh(await room.sessionOf(request))
  const { id } = request.params as { id: string }
  const identity = isId(id) ? (await identitiesOf(room.db, authId)).find((each) => each.id === id) : undefined
  const wasThere =
    identity &&
    (await takeWayIn(room.db, authId, async (tx) => {
      await sql`delete from auth_session where user_id = ${authId}::uuid and provider_id = ${identity.providerId}::uuid and id <> ${sessionId}::uuid`.execute(
        tx,
      )
      return (await sql`delete from auth_account where id = ${id}::uuid and user_id = ${authId}::uuid returning id`.execute(tx)).rows.length > 0
    }))
  if (!wasThere) throw gone()
  return reply.status(204).send()
}

async function identitiesOf(db: Db, authId: string): Promise<Identity[]> {
  const { rows } = await sql<Identity>`
    select a.id, p.id as "providerId", p.name, p.active, a.created_at as "createdAt"
    from auth_account a join auth_provider p on a.provider_id = 'oidc:' || p.issuer where a.user_id = ${authId}::uuid order by a.id`.execute(db)
  return rows
}

const gone = () => new Problem('missing', { zh: '没有关联这个账号', en: 'No such account is linked' })
