import { Problem } from '../../../kernel/problem.ts'

/** What an archive says of itself. `format` rises when a program of today could not read it. */
export type Manifest = {
  readonly format: 1
  readonly madeAt: string
  readonly company: string
  /** Migrations of the house it was made in, by name and hash: the same are needed to take it in. */
  readonly migrations: Readonly<Record<string, string>>
  readonly tables: readonly Packed[]
  readonly files: { readonly count: number; readonly bytes: number; readonly sha256: string }
}
export type Packed = {
  readonly name: string
  readonly columns: readonly { readonly name: string; readonly type: string }[]
  readonly key: readonly string[]
  readonly rows: number
  readonly sha256: string
}

export const manifestName = 'manifest.json'
export const tablePath = (name: string): string => `tables/${name}.ndjson`
export const filePath = (hash: string, part: string): string => `files/${hash}${part === 'whole' ? '' : `.${part}`}`

const wrong = (): Problem => new Problem('invalid', { zh: '这不是客心的公司归档文件，或已损坏', en: 'This is no company archive of Kexin, or it is damaged' })
const isText = (value: unknown): value is string => typeof value === 'string'
const isName = (value: unknown): value is string => isText(value) && /^[a-z_][a-z0-9_]{0,62}$/.test(value)
/** Column types an own field may have; they become part of a statement. */
const isType = (value: unknown): value is string =>
  isText(value) &&
  /^(?:text|boolean|bigint|integer|smallint|real|double precision|date|uuid|jsonb|numeric(?:\(\d+,\d+\))?|timestamp(?:\(\d\))? with time zone)(?:\[\])?$/.test(
    value,
  )

/** Reads a manifest from outside; throws `invalid` on what is none. */
export function readManifest(text: string): Manifest {
  try {
    const given = JSON.parse(text) as Manifest
    const isSound =
      given.format === 1 &&
      isText(given.madeAt) &&
      isText(given.company) &&
      typeof given.migrations === 'object' &&
      Number.isInteger(given.files.count) &&
      isText(given.files.sha256) &&
      given.tables.every(
        ({ name, columns, key, rows, sha256 }) =>
          isName(name) && isText(sha256) && Number.isInteger(rows) && key.every(isName) && columns.every((each) => isName(each.name) && isType(each.type)),
      )
    if (isSound) return given
  } catch {
    // falls through to the one answer below
  }
  throw wrong()
}

export const damaged = (what: string): Problem =>
  new Problem('invalid', { zh: `归档已损坏：${what} 与清单不符`, en: `The archive is damaged: ${what} does not agree with its manifest` })
export const notEmpty = (): Problem =>
  new Problem('conflict', { zh: '这里已有公司，只能导入到空的客心中', en: 'There is a company here already; an archive goes into an empty house only' })
export const otherVersion = (): Problem =>
  new Problem('conflict', {
    zh: '归档来自另一版本的客心，请用做归档的那一版导入，再升级',
    en: 'The archive comes from another version of Kexin; take it in with the version that made it, then upgrade',
  })
