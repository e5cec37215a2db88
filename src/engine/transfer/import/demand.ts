import type { Declaration } from '../../../kernel/object.ts'
import { demand } from '../../access/demand.ts'
import { holds } from '../../access/scope.ts'
import type { Context } from '../../context.ts'
import type { Mode } from './shapes.ts'

/** The special right to import, and the rights to do by hand what the import would do. */
export function demandImport(ctx: Context, object: Declaration, mode: Mode | 'any'): void {
  demand(ctx, object, 'import')
  if (mode === 'any') return demand(ctx, object, holds(ctx.person, object, 'create') ? 'create' : 'update')
  if (mode !== 'update') demand(ctx, object, 'create')
  if (mode !== 'create') demand(ctx, object, 'update')
}
