import { globSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { parseSync } from 'oxc-parser'

export type Import = { readonly to: string; readonly isOutside: boolean }
export type Source = { readonly file: string; readonly imports: readonly Import[]; readonly names: readonly string[]; readonly lines: number }

/** Every source of the tree: what it imports (types too: an arrow is an arrow), what it exports, how long it is. */
export function readSources(root: string): Source[] {
  const files = globSync(['src/**/*.{ts,tsx}', 'test/**/*.ts', 'bench/**/*.ts', 'scripts/**/*.ts'], { cwd: root }).map((file) => file.replaceAll('\\', '/'))
  return files.sort().map((file) => readSource(file, readFileSync(join(root, file), 'utf8')))
}

/** One source; `file` from the root with `/`. Exported for the test of the floors themselves. */
export function readSource(file: string, text: string): Source {
  const { module } = parseSync(file, text)
  const asked = [
    ...module.staticImports.map((one) => one.moduleRequest.value),
    ...module.staticExports.flatMap((one) => one.entries.flatMap((entry) => entry.moduleRequest?.value ?? [])),
    ...module.dynamicImports.map(({ moduleRequest: at }) => text.slice(at.start, at.end)).flatMap((code) => /^['"](.*)['"]$/.exec(code)?.[1] ?? []),
  ]
  const names = module.staticExports.flatMap((one) => one.entries.flatMap((entry) => (entry.moduleRequest ? [] : (entry.exportName.name ?? []))))
  return { file, imports: [...new Set(asked)].map((name) => toImport(file, name)), names, lines: text.trimEnd().split('\n').length }
}

const toImport = (file: string, name: string): Import =>
  name.startsWith('.') ? { to: posix.join(posix.dirname(file), name), isOutside: false } : { to: name, isOutside: true }
