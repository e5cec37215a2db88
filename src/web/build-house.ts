import { type Field, isWritten } from '../kernel/field.ts'
import { graft } from '../kernel/graft.ts'
import type { Kind } from '../kernel/kind.ts'
import type { Declaration } from '../kernel/object.ts'
import type { Me, Rights, SentField } from './api/shapes.ts'
import type { House, Parts, SeenCommand, SeenObject } from './house.ts'

/** The engine's own fields that people sort, filter and show by; id, version and bin are no one's column. */
const shownSystemFields = ['ownerId', 'unitId', 'createdAt', 'createdById', 'updatedAt', 'updatedById']

/** Lays this person's rights over the declarations. Made again when rights change, not when he himself does: lists stay as they are. */
export function seeAll(parts: Parts, rights: Readonly<Record<string, Rights>>): SeenObject[] {
  const system = Object.fromEntries(shownSystemFields.flatMap((name) => (parts.systemFields[name] ? [[name, parts.systemFields[name]] as const] : [])))
  return parts.objects.flatMap((declaration) => {
    const mine = rights[declaration.name]
    return mine ? [see(mine.own ? graft(declaration, mine.own, parts.kinds) : declaration, mine, system, parts.kinds)] : []
  })
}

export function buildHouse(parts: Parts, me: Me, seen: readonly SeenObject[]): House {
  const names = new Map(seen.map((each) => [each.declaration.name, each]))
  const plurals = new Map(seen.map((each) => [each.declaration.plural, each]))
  const fallback = parts.views.text
  return {
    ...parts,
    me,
    seen,
    byName: (name) => names.get(name),
    byPlural: (plural) => plurals.get(plural),
    viewOf: (field) => {
      const view = parts.views[field.kind.name] ?? fallback
      if (!view) throw new Error(`no view for the kind ${field.kind.name}`)
      return view
    },
  }
}

function see(whole: Declaration, rights: Rights, system: Readonly<Record<string, Field>>, kinds: Parts['kinds']): SeenObject {
  const readable = Object.fromEntries(Object.entries(whole.fields).filter(([name]) => rights.fields[name] !== undefined))
  const isKnown = (name: string) => name in readable || name in system
  const declaration: Declaration = {
    ...whole,
    fields: readable,
    columns: whole.columns.filter(isKnown),
    ...(whole.form ? { form: whole.form.map((section) => ({ ...section, fields: section.fields.filter(isKnown) })) } : {}),
  }
  return {
    declaration,
    fields: { ...readable, ...system },
    can: (action) => rights.can[action] === true,
    mayEdit: (name) => {
      const field = readable[name]
      if (!field) return name === 'ownerId' && rights.can.assign === true
      return rights.fields[name] === 'edit' && !isWritten(field)
    },
    isMasked: (name) => rights.masked?.includes(name) === true,
    commands: Object.entries(rights.commands ?? {}).map(([name, command]) => seeCommand(name, command, kinds)),
    prints: Object.entries(rights.prints ?? {}).map(([name, print]) => ({ name, ...print })),
  }
}

function seeCommand(name: string, command: NonNullable<Rights['commands']>[string], kinds: Parts['kinds']): SeenCommand {
  const input = Object.entries(command.input).flatMap(([key, field]) => {
    const kind = kindOf(field, kinds)
    return kind ? [[key, { ...field, kind } as Field] as const] : []
  })
  return { name, label: command.label, input: Object.fromEntries(input), takes: command.takes, isBulk: command.bulk === true }
}

const kindOf = (field: SentField, kinds: Parts['kinds']): Kind | undefined => kinds[typeof field.kind === 'string' ? field.kind : field.kind.name]
