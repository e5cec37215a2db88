import type { FastifyInstance } from 'fastify'
import type { House } from '../../engine/context.ts'
import type { Lang } from '../../kernel/label.ts'
import { type Document, makeDocument } from './document.ts'
import { page } from './page.ts'

const config = { policy: 'person' } as const

/** The reference of this installation: for programs, and for people. */
export function openApiRoutes(app: FastifyInstance, house: House, cookie: string): void {
  const made = new Map<Lang, Document>()
  let of = house.objects
  // Written once in each language, and again after the company has changed its fields.
  const documentIn = (lang: Lang): Document => {
    if (of !== house.objects) made.clear()
    of = house.objects
    const document =
      made.get(lang) ??
      makeDocument(
        house,
        app.routeLines.filter(({ url }) => url.startsWith('/api/') && !url.includes('*')),
        cookie,
        lang,
      )
    made.set(lang, document)
    return document
  }
  app.get('/api/openapi.json', { config }, ({ ctx }) => documentIn(ctx.lang))
  app.get('/api/docs', { config }, ({ ctx }, reply) => reply.type('text/html; charset=utf-8').send(page(house, documentIn(ctx.lang), ctx.lang)))
}
