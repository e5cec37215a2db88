import type { Field } from '../../kernel/field.ts'
import { isWritten } from '../../kernel/field.ts'
import { filterLimits } from '../../kernel/filter.ts'
import { type JsonSchema, ops } from '../../kernel/kind.ts'
import { type Lang, say } from '../../kernel/label.ts'
import { mostLines } from '../../kernel/lines.ts'
import { type Declaration, type Fields, systemFields } from '../../kernel/object.ts'
import { anything, id, instant, listOf, orNull, ref, shape, text, whole, yesNo } from './parts.ts'

/** `customer` -> `Customer`: the name of its schema. */
export const schemaName = (object: Declaration): string => capital(object.name)
const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1)
const lineName = (child: string): string => `${capital(child)}Line`
const linesSay =
  'All lines, in order: with `id` one that stays and what changes of it, without one that is new; those left out are deleted. One record answers with its lines, a list where `fields` names them'

/** A field with its name for people. */
const labelled = (field: Field, lang: Lang, schema: JsonSchema): JsonSchema => {
  const hint = field.hint ? `${say(field.label, lang)}: ${say(field.hint, lang)}` : say(field.label, lang)
  return { title: say(field.label, lang), description: hint, ...schema }
}

/** Fields the reference shows: not those that only the house itself may read. */
export const publicFields = (object: Declaration): [string, Field][] =>
  Object.entries(object.fields).filter(([, { readBy, isOff }]) => !isOff && (readBy === undefined || readBy.length > 0))

/** A record, a draft and a patch of one object. A field the asker may not see is simply not in a record, so none of them is required. */
export function objectSchemas(object: Declaration, system: Fields, lang: Lang): Record<string, JsonSchema> {
  const name = schemaName(object)
  const fields = publicFields(object)
  const value = (field: Field) => field.kind.schema(field)
  const inDraft = (field: Field) => (field.lines ? { ...listOf(ref(lineName(field.lines))), maxItems: mostLines, description: linesSay } : value(field))
  const shown = (field: Field) => (field.lines ? listOf(ref(capital(field.lines))) : value(field))
  const refs = [...fields, ...Object.entries(system)].filter(([key, field]) => field.target && field.kind.holds === 'one' && key.endsWith('Id'))
  const written = fields.filter(([, field]) => !isWritten(field))
  const draft = Object.fromEntries(written.map(([key, field]) => [key, labelled(field, lang, orNull(inDraft(field)))]))
  const own = { ...draft, ownerId: { ...orNull(id), title: say(system.ownerId?.label ?? object.label, lang) } }
  return {
    [name]: {
      type: 'object',
      title: say(object.label, lang),
      properties: {
        ...Object.fromEntries(Object.entries(system).map(([key, field]) => [key, labelled(field, lang, field.required ? value(field) : orNull(value(field)))])),
        ...Object.fromEntries(fields.map(([key, field]) => [key, labelled(field, lang, orNull(shown(field)))])),
        ...Object.fromEntries(refs.map(([key]) => [key.replace(/Id$/, ''), orNull(ref('RecordTitle'))])),
        can: { type: 'object', additionalProperties: yesNo, description: 'What the asker may do with this record' },
      },
      required: systemFields.filter((key) => Object.hasOwn(system, key)),
    },
    [`${name}Draft`]: {
      type: 'object',
      properties: own,
      required: written.filter(([, field]) => field.required && field.default === undefined).map(([key]) => key),
      additionalProperties: false,
    },
    [`${name}Patch`]: {
      type: 'object',
      properties: { version: { ...whole, minimum: 1, description: 'The version the asker saw' }, ...own },
      required: ['version'],
      additionalProperties: false,
    },
  }
}

/** A child as its parent's draft carries it. */
export function lineSchema(child: Declaration, lang: Lang): Record<string, JsonSchema> {
  const written = publicFields(child).filter(([key, field]) => !isWritten(field) && key !== child.parent && !field.lines)
  const required = written.filter(([, field]) => field.required && field.default === undefined).map(([key]) => key)
  return {
    [lineName(child.name)]: {
      type: 'object',
      title: say(child.label, lang),
      properties: { id, ...Object.fromEntries(written.map(([key, field]) => [key, labelled(field, lang, orNull(field.kind.schema(field)))])) },
      anyOf: [{ required: ['id'] }, { required }],
      additionalProperties: false,
    },
  }
}

/** Shapes that all objects share. */
const shownFile = { id, name: text, type: text, size: whole, width: orNull(whole), height: orNull(whole), at: instant, by: ref('RecordTitle'), versions: whole }

export const sharedSchemas: Readonly<Record<string, JsonSchema>> = {
  RecordTitle: shape({ id, title: orNull(text) }),
  Count: shape({ value: whole, capped: { ...yesNo, description: 'There are more than that' } }),
  Trouble: shape({ field: text, code: text, message: text }),
  Problem: {
    ...shape({ type: text, title: text, status: whole, code: text, detail: text, fields: listOf(ref('Trouble')) }),
    description: 'RFC 9457, in the language of Accept-Language',
    additionalProperties: true,
  },
  Filter: {
    description: `At most ${filterLimits.depth} deep, ${filterLimits.terms} conditions, ${filterLimits.list} values in a list`,
    oneOf: [
      { ...shape({ all: listOf(ref('Filter')) }), additionalProperties: false },
      { ...shape({ any: listOf(ref('Filter')) }), additionalProperties: false },
      {
        ...shape({ field: { ...text, description: 'A field, or across a ref: customerId.region' }, op: { type: 'string', enum: [...ops] }, value: {} }, [
          'value',
        ]),
        additionalProperties: false,
      },
    ],
  },
  Fact: shape(
    {
      id,
      act: { ...id, description: 'All facts of one act share it; the act can be undone' },
      at: instant,
      object: text,
      recordId: id,
      verb: text,
      version: whole,
      actor: ref('RecordTitle'),
      changes: orNull({ type: 'object', additionalProperties: { type: 'array', prefixItems: [{}, {}], minItems: 2, maxItems: 2, description: 'was, now' } }),
      note: {},
      record: orNull(anything),
    },
    ['record'],
  ),
  Job: shape({
    id,
    kind: text,
    state: { type: 'string', enum: ['waiting', 'running', 'done', 'failed', 'cancelled'] },
    progress: whole,
    total: orNull(whole),
    result: orNull(anything),
    problem: orNull(anything),
  }),
  Import: {
    ...shape({ id, state: { enum: ['reading', 'ready', 'running', 'done', 'failed', 'cancelled'] } }),
    additionalProperties: true,
    description: 'What its columns mean, what became of its rows, how far it is',
  },
  File: shape({ id, name: text, type: text, size: whole, width: orNull(whole), height: orNull(whole) }),
  ShownFile: shape(shownFile),
  PlacedFile: shape({ ...shownFile, object: text, recordId: id, field: text }),
  Notice: shape({ id, at: instant, kind: text, text, object: orNull(text), recordId: orNull(id), actor: orNull(ref('RecordTitle')), readAt: orNull(instant) }),
  Member: shape({ userId: id, user: ref('RecordTitle'), right: { type: 'string', enum: ['read', 'write'] }, until: orNull(text) }),
  Verdict: shape({ action: text, may: yesNo, because: listOf(anything), stop: orNull(text), short: listOf(anything), wants: orNull(anything) }),
  NarrowField: shape({ field: text, right: { type: 'string', enum: ['hidden', 'read', 'edit'] }, masked: yesNo }),
  Hit: shape({ id, title: text, level: { type: 'string', enum: ['duplicate', 'similar'] }, on: listOf(text), owner: orNull(text), masked: yesNo }, [
    'id',
    'owner',
  ]),
}
