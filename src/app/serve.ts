import Fastify from 'fastify'
import type { Config } from './config.ts'

export type ServeOptions = { readonly config: Config; readonly databaseUrl: string; readonly migrated: boolean; readonly demo: boolean }

/** Opens the house on its port. */
export async function serve({ config }: ServeOptions): Promise<{ url: string; close(): Promise<void> }> {
  const app = Fastify()
  app.get('/health/live', () => ({ status: 'live' }))
  const url = await app.listen({ port: config.port, host: config.host })
  return { url: config.url ?? url, close: () => app.close() }
}
