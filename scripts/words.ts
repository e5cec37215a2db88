import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseSync, Visitor } from 'oxc-parser'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const chinese = /\p{Script=Han}/u

/** Prints every Chinese text that stands in a screen instead of the words, and every word that only one language has; true when there is none. */
export async function checkWords(): Promise<boolean> {
  const screens = globSync('src/**/*.tsx', { cwd: root, exclude: ['**/*.test.tsx'] })
  const faults = [...screens.flatMap((file) => chineseIn(file, readFileSync(join(root, file), 'utf8'))), ...(await unpaired())]
  for (const fault of faults) console.error(`[words] ${fault}`)
  return faults.length === 0
}

/** Chinese in string, template and text of one screen; comments may say what they like. */
export function chineseIn(file: string, text: string): string[] {
  const found: string[] = []
  const look = (value: unknown, start: number): void => {
    if (typeof value === 'string' && chinese.test(value))
      found.push(`${file}:${text.slice(0, start).split('\n').length}: '${value.trim()}' belongs in the words`)
  }
  const visitor = new Visitor({
    Literal: (node) => look(node.value, node.start),
    JSXText: (node) => look(node.value, node.start),
    TemplateElement: (node) => look(node.value.raw, node.start),
  })
  visitor.visit(parseSync(file, text).program)
  return found
}

/** TypeScript already refuses a missing English word; this sees what it cannot: one too many, or an empty one. */
async function unpaired(): Promise<string[]> {
  const read = async (lang: string): Promise<Record<string, string>> => {
    const file = join(root, 'src', 'web', `words.${lang}.ts`)
    return existsSync(file) ? ((await import(pathToFileURL(file).href)) as { words: Record<string, string> }).words : {}
  }
  const [zh, en] = [await read('zh'), await read('en')]
  const keys = [...new Set([...Object.keys(zh), ...Object.keys(en)])]
  return keys.filter((key) => !zh[key] || !en[key]).map((key) => `the word '${key}' is missing in ${zh[key] ? 'English' : 'Chinese'}`)
}
