import type { Kind } from '../../kernel/kind.ts'
import type { Label } from '../../kernel/label.ts'
import type { Declaration } from '../../kernel/object.ts'
import type { Own, OwnField } from '../../kernel/own.ts'
import { isGood, type Trouble } from '../../kernel/problem.ts'
import { fold } from '../../lib/text.ts'
import type { Context } from '../context.ts'
import { isSearched } from '../records/columns.ts'
import { invalid } from '../records/troubles.ts'
import type { Case } from './case.ts'
import { graphTroubles } from './circles.ts'
import { layoutTroubles } from './judge-layout.ts'
import { listTroubles } from './judge-lists.ts'
import { isMaskable, maskTroubles } from './judge-masks.ts'
import { rollupTroubles } from './judge-rollups.ts'
import { ownNameShape } from './keys.ts'
import { words } from './words.ts'

/** Own fields an object may have: a form nobody can read is no form, and a table has 1,600 columns at most. */
export const mostFields = 200

/**
 * Can the whole stand? Judged in the transaction that wants it, behind the lock; what is wrong is said of the word of the row that
 * is to be mended. What stood before and was not touched is not judged again, but for circles and formulas, which any change may break.
 * Rows of an object this program has not are kept and left alone, for they are a newer program's; no field is added to one.
 */
export async function judge(ctx: Context, given: Case): Promise<void> {
  const troubles: Trouble[] = []
  for (const [name, own] of given.wanted.own) {
    const declared = given.declared.get(name)
    if (!declared) {
      troubles.push(...strangeTroubles(name, own, given.before.own.get(name)))
      continue
    }
    troubles.push(...fieldsTroubles(given, declared, own))
    troubles.push(...layoutTroubles(given.objects.get(name) as Declaration, own, given.before.own.get(name)))
    troubles.push(...(await listTroubles(ctx, given.objects.get(name) as Declaration, own, given.before.own.get(name))))
  }
  if (!troubles.length) troubles.push(...rollupTroubles(given), ...graphTroubles(given.objects))
  if (!troubles.length) troubles.push(...maskTroubles(given))
  if (troubles.length) throw invalid(troubles)
}

/** A field made or changed for an object this program has not: a slip of the pen, which would never be seen again. */
function strangeTroubles(name: string, own: Own, before: Own | undefined): Trouble[] {
  const former = new Set(before?.fields.map((field) => JSON.stringify(field)))
  return own.fields.every((field) => former.has(JSON.stringify(field))) ? [] : [words.noObject('object', { what: name })]
}

function fieldsTroubles(given: Case, declared: Declaration, own: Own): Trouble[] {
  if (own.fields.length > mostFields) return [words.tooMany('object', { most: mostFields })]
  const before = new Map((given.before.own.get(declared.name)?.fields ?? []).map((field) => [field.name, field]))
  return own.fields.flatMap((field) => {
    const former = before.get(field.name)
    if (JSON.stringify(former) === JSON.stringify(field)) return []
    return [...labelTroubles(declared, own, field), ...shapeTroubles(given, declared, field, former)]
  })
}

/** Two fields of one name cannot be told apart in a list or by an import. */
function labelTroubles(declared: Declaration, own: Own, field: OwnField): Trouble[] {
  const others: readonly Label[] = [
    ...Object.values(declared.fields).map(({ label }) => label),
    ...own.fields.flatMap((each) => (each.name === field.name ? [] : [each.label])),
  ]
  return (['zh', 'en'] as const).flatMap((lang) =>
    others.some((label) => fold(label[lang]) === fold(field.label[lang]))
      ? [words.sameLabel(lang === 'zh' ? 'labelZh' : 'labelEn', { what: field.label[lang] })]
      : [],
  )
}

function shapeTroubles({ kinds, declared: all }: Case, declared: Declaration, field: OwnField, former: OwnField | undefined): Trouble[] {
  const kind = Object.hasOwn(kinds, field.kind) ? kinds[field.kind] : undefined
  if (!kind || !ownNameShape.test(field.name)) return [words.noKind('kind', {})]
  const troubles: Trouble[] = []
  const say = (is: boolean | undefined, trouble: () => Trouble) => {
    if (is) troubles.push(trouble())
  }
  const isWorkedOut = field.formula !== undefined || field.rollup !== undefined
  say(former !== undefined && former.kind !== field.kind, () => words.fixed('kind', {}))
  say(former !== undefined && (former.formula === undefined) !== (field.formula === undefined), () => words.fixed('source', {}))
  say(former !== undefined && (former.rollup === undefined) !== (field.rollup === undefined), () => words.fixed('source', {}))
  say(former !== undefined && former.target !== field.target, () => words.fixed('target', {}))
  const target = field.target === undefined ? undefined : all.get(field.target)
  say(isRef(kind) && !target, () => words.noTarget('target', {}))
  say(!isRef(kind) && field.target !== undefined, () => words.noUse('target', {}))
  say(field.search && !isSearched(declared), () => words.notSearched('search', {}))
  say(field.search && (field.kind === 'file' || field.kind === 'files' || field.kind === 'pictures' || isRef(kind)), () => words.noUse('search', {}))
  say(field.mask !== undefined && !isMaskable(field.kind, field.mask), () => words.noMask('mask', {}))
  say(field.unique && (kind.holds !== 'one' || !['text', 'number', 'email', 'url', 'date'].includes(field.kind) || isWorkedOut), () =>
    words.noUse('unique', {}),
  )
  say(field.index && kind.sorts === 'none' && kind.holds === 'one' && !isRef(kind), () => words.noUse('index', {}))
  say(field.min !== undefined && field.max !== undefined && field.min > field.max, () => words.range('min', {}))
  say(isTextual(field.kind) && field.max !== undefined && (field.max < 1 || field.max > 20_000 || !Number.isInteger(field.max)), () => words.length('max', {}))
  say(field.kind === 'rating' && field.max !== undefined && (field.max < 2 || field.max > 10 || !Number.isInteger(field.max)), () => words.stars('max', {}))
  if (field.initial && !isWorkedOut) {
    const read = kind.read(field.initial, { ...field, kind: undefined })
    if (!isGood(read)) troubles.push({ field: 'initial', code: read.code, message: read.message })
  }
  return troubles
}

const isTextual = (kind: string): boolean => kind === 'text' || kind === 'longText'
const isRef = (kind: Kind): boolean => kind.name === 'ref' || kind.name === 'refs'
