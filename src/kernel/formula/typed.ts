import { Exact } from '../../lib/exact.ts'
import type { Field } from '../field.ts'
import { same } from '../label.ts'
import type { Fields } from '../object.ts'
import { findOption } from '../options.ts'
import { functions } from './functions.ts'
import type { Written } from './parse.ts'
import { signs } from './signs.ts'
import { misread } from './trouble.ts'
import { type Tree, type Type, typeLabels, typeOf } from './types.ts'
import type { Wish, Word } from './word.ts'

const constants: Readonly<Record<string, boolean>> = { TRUE: true, FALSE: false, 是: true, 否: false }

/** Gives every part its type, or says where one does not fit. The depth is bounded by the parser. */
export function typed(written: Written, fields: Fields): Tree {
  if (written.is === 'number') return { is: 'value', type: 'number', value: new Exact(written.text) }
  if (written.is === 'text') return { is: 'value', type: 'text', value: written.text.normalize('NFC') }
  return written.is === 'call' ? call(written, fields) : named(written.text, written.at, fields)
}

function named(name: string, at: number, fields: Fields): Tree {
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined
  const constant = name.toUpperCase()
  if (!field && Object.hasOwn(constants, constant)) return { is: 'value', type: 'yesNo', value: constants[constant] as boolean }
  if (!field) return misread(at, 'field', { what: name })
  const type = typeOf(field)
  return type ? { is: 'field', type, name } : misread(at, 'kind', { what: field.label })
}

function call({ text, parts, at }: Extract<Written, { is: 'call' }>, fields: Fields): Tree {
  const word = wordOf(text)
  if (!word) return text === 'TODAY' || text === 'NOW' ? misread(at, 'today') : misread(at, 'call', { what: text })
  if (parts.length < word.least || parts.length > word.most)
    misread(at, 'count', { what: text, wanted: word.least === word.most ? word.least : `${word.least}–${word.most}`, given: parts.length })
  const trees = matched(
    parts.map((part) => typed(part, fields)),
    { word, parts, fields },
  )
  const given = trees.map((tree, place) => fitted(tree, wishAt(word, place), { what: text, at: parts[place]?.at ?? at, fields }))
  const alike = word.takes.flatMap((wish, place) => (wish === 'alike' ? [place] : []))
  const [first, second] = alike.map((place) => given[place]) as [Tree | undefined, Tree | undefined]
  if (first && second && first.type !== second.type) misread(at, 'same', { what: text, wanted: typeLabels[first.type], given: typeLabels[second.type] })
  return { is: 'call', type: word.gives === 'alike' ? (first as Tree).type : word.gives, name: text, parts: given }
}

const wordOf = (name: string): Word | undefined => (Object.hasOwn(signs, name) ? signs[name] : Object.hasOwn(functions, name) ? functions[name] : undefined)
const wishAt = (word: Word, place: number): Wish => word.takes[Math.min(place, word.takes.length - 1)] as Wish

/** An option beside a text: the text names one of its options, whatever the language; beside any other text its label is meant. */
function matched(trees: readonly Tree[], { word, parts, fields }: { word: Word; parts: readonly Written[]; fields: Fields }): readonly Tree[] {
  const alike = trees.flatMap((tree, place) => (wishAt(word, place) === 'alike' ? [tree] : []))
  const choice = alike.find((tree) => tree.is === 'field' && tree.type === 'choice')
  if (choice?.is !== 'field') return trees
  const isCompared = word.gives === 'yesNo'
  const isTextBeside = alike.some((tree) => tree.type === 'text')
  return trees.map((tree, place) => {
    if (isCompared && tree.is === 'value' && tree.type === 'text') return optionNamed(fields[choice.name] as Field, String(tree.value), parts[place]?.at ?? 0)
    return tree.type === 'choice' &&
      tree.is === 'field' &&
      (!isCompared || (isTextBeside && !alike.every((each) => each.is === 'value' || each.type === 'choice')))
      ? { is: 'label', type: 'text', name: tree.name }
      : tree
  })
}

function optionNamed(field: Field, text: string, at: number): Tree {
  const option = findOption(text, field.options ?? [])
  return option ? { is: 'value', type: 'choice', value: option.id } : misread(at, 'option', { what: same(text) })
}

type Place = { readonly what: string; readonly at: number; readonly fields: Fields }

function fitted(tree: Tree, wish: Wish, { what, at }: Place): Tree {
  if (wish === 'alike' || tree.type === wish) return tree
  const isLabel = tree.type === 'choice' && tree.is === 'field' && (wish === 'any' || wish === 'text')
  if (isLabel) return { is: 'label', type: 'text', name: tree.name }
  if (wish === 'any') return tree
  return misread(at, 'type', { what, wanted: typeLabels[wish as Type], given: typeLabels[tree.type] })
}
