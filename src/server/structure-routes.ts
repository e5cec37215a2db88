import type { FastifyInstance } from 'fastify'
import { missing } from '../engine/access/demand.ts'
import type { Context, House } from '../engine/context.ts'
import type { Uses } from '../engine/custom/uses.ts'
import type { Declaration } from '../kernel/object.ts'
import { readQuery } from './read-query.ts'

const config = { policy: 'admin' } as const
type WithField = { Params: { object: string; field: string } }

/** What a company ought to know before it removes a field. The fields themselves are records with the routes of every object. */
export function structureRoutes(app: FastifyInstance, house: House, usesOf: (ctx: Context, object: Declaration, name: string) => Promise<Uses>): void {
  app.get<WithField>('/api/objects/:object/fields/:field/uses', { config }, ({ ctx, params, query }) => {
    readQuery(query, {})
    const object = house.objects.get(params.object)
    const field = object && Object.hasOwn(object.fields, params.field) ? object.fields[params.field] : undefined
    if (!object || !field || field.kind.sql(field) === null) throw missing()
    return usesOf(ctx, object, params.field)
  })
}
