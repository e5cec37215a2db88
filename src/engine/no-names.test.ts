import { globSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { objects } from '../crm/index.ts'
import { column } from './records/columns.ts'

/** Words of the trade that are also plain words of the engine's own. */
const plain = new Set(['grant', 'role', 'company', 'target', 'task'])

it('knows no object by name: no source of the engine has one as a word of its SQL or a string of its own', () => {
  const names = objects.map((object) => object.name).filter((name) => !plain.has(name))
  const sources = globSync('src/engine/**/*.ts', { exclude: ['**/*.test.ts'] })
  expect(sources.length).toBeGreaterThan(50)
  const found = sources.flatMap((file) => {
    const text = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
    return names
      .filter((name) => new RegExp(`['"\`]${name}['"\`]|(?:from|join|update|into) "?${column(name)}"?\\b`).test(text))
      .map((name) => `${file}: ${name}`)
  })
  expect(found).toEqual([])
})
