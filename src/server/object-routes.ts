import type { FastifyInstance } from 'fastify'
import { rightOf } from '../engine/access/fields.ts'
import { holds } from '../engine/access/scope.ts'
import type { Context } from '../engine/context.ts'
import { asksPeriod, printsOf } from '../engine/print/print.ts'
import { actionOf, onlyLooks } from '../engine/records/can.ts'
import { fieldsNamed } from '../kernel/condition.ts'
import type { Field } from '../kernel/field.ts'
import type { Declaration } from '../kernel/object.ts'
import type { Own } from '../kernel/own.ts'
import { actions, fieldRights } from '../kernel/reach.ts'

const config = { policy: 'person' } as const

/** What the browser may show of each object: the same answers the engine will give, so a screen asks and never decides. */
export function objectRoutes(app: FastifyInstance): void {
  app.get('/api/objects', { config }, (request) => ({ objects: overlay(request.ctx) }))
}

function overlay(ctx: Context): Record<string, unknown> {
  const readable = [...ctx.house.objects.values()].filter((object) => holds(ctx.person, object, 'read'))
  return Object.fromEntries(
    readable.map((object) => [
      object.name,
      { can: canDo(ctx, object), ...fieldsOf(ctx, object), own: ownOf(ctx, object), commands: commandsOf(ctx, object), prints: printsFor(ctx, object) },
    ]),
  )
}

/** What the company added, as far as this person may see the fields it speaks of. A formula's text would name the others: it is the administrator's. */
function ownOf(ctx: Context, object: Declaration): Own {
  const own = ctx.house.structure.own(object.name)
  const isSeen = (name: string) => rightOf(ctx.person, object, name).right !== 'hidden'
  return {
    fields: own.fields
      .filter(({ name }) => isSeen(name))
      .map((field) => (field.formula === undefined || ctx.person.isAdmin ? field : { ...field, formula: '' })),
    options: Object.fromEntries(Object.entries(own.options).filter(([name]) => isSeen(name))),
    ...(own.form ? { form: own.form.map((section) => ({ ...section, fields: section.fields.filter(isSeen) })) } : {}),
    policy: own.policy.filter(({ field, when }) => [field, ...(when ? fieldsNamed(when) : [])].every(isSeen)),
  }
}

const looking = ['read', 'unmask']

function canDo(ctx: Context, object: Declaration): Record<string, boolean> {
  const commands = [...ctx.house.commands.values()].filter((command) => command.object === object.name)
  const offered = (action: string) => holds(ctx.person, object, action) && (!onlyLooks(ctx) || looking.includes(action))
  return Object.fromEntries([...actions.map((action) => [action, offered(action)]), ...commands.map((command) => [command.name, offered(actionOf(command))])])
}

function fieldsOf(ctx: Context, object: Declaration): { fields: Record<string, string>; masked: string[] } {
  const rights = Object.keys(object.fields).map((name) => [name, rightOf(ctx.person, object, name)] as const)
  return {
    fields: Object.fromEntries(
      rights.flatMap(([name, { right, masked }]) => (right === fieldRights[0] ? [] : [[name, masked || onlyLooks(ctx) ? 'read' : right]])),
    ),
    masked: rights.flatMap(([name, { right, masked }]) => (masked && right !== 'hidden' ? [name] : [])),
  }
}

const printsFor = (ctx: Context, object: Declaration): Record<string, unknown> =>
  Object.fromEntries(printsOf(ctx, object).map((print) => [print.name, { label: print.label, asksPeriod: asksPeriod(print) }]))

/** What a form is made of: it opens with defaults and says its hints as the form of a record does. */
const asSent = ({ kind, label, hint, required = false, default: usual, options, target, min, max, scale }: Field): Record<string, unknown> => ({
  kind: kind.name,
  label,
  hint,
  required,
  default: usual,
  options,
  target,
  min,
  max,
  scale,
})

function commandsOf(ctx: Context, object: Declaration): Record<string, unknown> {
  if (onlyLooks(ctx)) return {}
  const commands = [...ctx.house.commands.values()].filter((command) => command.object === object.name && holds(ctx.person, object, actionOf(command)))
  return Object.fromEntries(
    commands.map(({ name, label, icon, input, takes }) => [
      name,
      {
        label,
        icon,
        takes,
        bulk: true,
        input: Object.fromEntries(Object.entries(input).map(([key, field]) => [key, asSent(field)])),
      },
    ]),
  )
}
