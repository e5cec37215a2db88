import type { FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { type Answer, answerOf, headersFor } from './ask.ts'
import type { Room } from './room.ts'

/** `isStrong`: proven twice over already, by a passkey or by a provider who asks for a second step himself. */
export type Opening = { readonly authId: string; readonly isStrong: boolean; readonly providerId?: string; readonly asksCode?: boolean }

/** Opens a session for a person who was recognised without a password. */
export async function openSession(room: Room, request: FastifyRequest, { authId, isStrong, providerId, asksCode = false }: Opening): Promise<Answer> {
  const response: Response = await room.auth.api.openSession({ body: { authId, asksCode }, headers: headersFor(room, request), asResponse: true } as never)
  const answer = answerOf(response, await response.text())
  const token = answer.body?.token
  if (typeof token === 'string')
    await sql`update auth_session set is_strong = ${isStrong}, provider_id = ${providerId ?? null}::uuid where token = ${token}`.execute(room.db)
  return answer
}
