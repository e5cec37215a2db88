import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { analyse } from 'scslre'
import { parseAst } from 'vite'
import { expect, it } from 'vitest'

/** Patterns whose time grows with the square of what they read, and what bounds that (attack row 56). */
const bounded: Readonly<Record<string, string>> = {
  '/^(.*?\\d\\D*?)[(\\s,-]*(?:转|轉|分机号?|内线|extension|ext|x|#)[.:：\\s-]*(\\d{1,6})\\)?$/i': 'a phone number has 60 letters at most',
  '/\\B(?=(\\d{3})+(?!\\d))/g': 'a figure of 40 digits at most',
  '/\\B(?=(\\d{3})+$)/g': 'an amount of 20 digits at most',
  '/[([【〔<][^)\\]】〕>]*[)\\]】〕>]/g': 'a head is cut at 300 letters',
  '/([^\\s@"])[^\\s@"]*@/g': 'an e-mail address has 254 letters at most',
  '/\\/+$/': 'the operator’s own setting',
}
/** Where patterns are made of words: our own lists, never what a person typed. */
const makers = [
  'app/backup/restore-schema',
  'engine/duplicates/keys',
  'engine/duplicates/keys-places',
  'engine/files/store-bucket',
  'engine/transfer/formula',
  'lib/places',
]

const root = join(import.meta.dirname, '..', 'src')
const files = globSync('**/*.{ts,tsx}', { cwd: root }).filter((name) => !name.includes('.test.'))
type Node = { readonly type?: string; readonly regex?: { readonly pattern: string; readonly flags: string }; readonly callee?: { readonly name?: string } }

function* nodesOf(value: unknown): Generator<Node> {
  if (typeof value !== 'object' || value === null) return
  if (!Array.isArray(value)) yield value as Node
  for (const each of Object.values(value)) yield* nodesOf(each)
}

const nodes = files.flatMap((file) =>
  [...nodesOf(parseAst(readFileSync(join(root, file), 'utf8'), { lang: file.endsWith('x') ? 'tsx' : 'ts' }))].map((node) => ({ file, node })),
)
const patterns = new Map(nodes.flatMap(({ node: { regex } }) => (regex ? [[`/${regex.pattern}/${regex.flags}`, regex] as const] : [])))

it('has no pattern that reads the same letters over and over, but for those whose input is short', () => {
  expect(patterns.size).toBeGreaterThan(300)
  const slow = [...patterns].filter(
    ([, { pattern, flags }]) => analyse({ source: pattern, flags }, { reportTypes: { Move: true }, assumeRejectingSuffix: false }).reports.length > 0,
  )
  expect(slow.map(([name]) => name).sort()).toEqual(Object.keys(bounded).sort())
})

it('makes patterns of its own words only', () => {
  const made = nodes.filter(({ node }) => (node.type === 'NewExpression' || node.type === 'CallExpression') && node.callee?.name === 'RegExp')
  expect([...new Set(made.map(({ file }) => file.replace(/\.ts$/, '')))].sort()).toEqual(makers)
})
