import { sql } from 'kysely'
import type { Room } from '../room.ts'
import type { SignedIn } from '../session.ts'
import { leavingUrl } from './flow.ts'
import { activeProvider } from './providers.ts'

/** Where a session's provider lets people sign out of it too; undefined for who came by password. */
export async function leavingOf(room: Room, { sessionId, via }: SignedIn): Promise<string | undefined> {
  if (via !== 'cookie') return undefined
  const { rows } = await sql<{ id: string | null }>`select provider_id as id from auth_session where id = ${sessionId}::uuid`.execute(room.db)
  const provider = rows[0]?.id && (await activeProvider(room.db, rows[0].id))
  return provider ? leavingUrl(room, provider) : undefined
}
