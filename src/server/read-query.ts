import { Problem } from '../kernel/problem.ts'

type Shape = Readonly<Record<string, 'text' | 'count' | 'yesNo' | 'json' | 'names'>>
type Read<S extends Shape> = {
  -readonly [K in keyof S]?: S[K] extends 'count'
    ? number
    : S[K] extends 'yesNo'
      ? boolean
      : S[K] extends 'json'
        ? unknown
        : S[K] extends 'names'
          ? string[]
          : string
}

const refuse = (name: string, zh: string, en: string): never => {
  throw new Problem('invalid', { zh: `参数 ${name} 有误：${zh}`, en: `The parameter ${name} is not right: ${en}` }, [
    { field: name, code: 'query', message: { zh, en } },
  ])
}

const readers = {
  text: (name: string, text: string) => (text.length > 2000 ? refuse(name, '太长', 'it is too long') : text.normalize('NFC')),
  count: (name: string, text: string) => (/^\d{1,9}$/.test(text) ? Number(text) : refuse(name, '应为整数', 'a whole number')),
  yesNo: (name: string, text: string) => (text === 'true' || text === 'false' ? text === 'true' : refuse(name, '应为 true 或 false', 'true or false')),
  names: (_: string, text: string) => text.split(',').filter(Boolean).slice(0, 200),
  json: (name: string, text: string) => {
    try {
      return JSON.parse(text) as unknown
    } catch {
      return refuse(name, '不是 JSON', 'it is no JSON')
    }
  },
} as const

/** Reads a query string by what the route knows: unknown, repeated or NUL-holding parameters are refused, never dropped (attack rows 17, 103). */
export function readQuery<const S extends Shape>(query: unknown, shape: S): Read<S> {
  const read: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(query as Record<string, unknown>)) {
    const kind = Object.hasOwn(shape, name) ? shape[name] : undefined
    if (!kind) return refuse(name.slice(0, 40), '没有这个参数', 'there is no such parameter')
    if (typeof value !== 'string') return refuse(name, '只能出现一次', 'it may stand once')
    if (value.includes('\0')) return refuse(name, '含有不能使用的字符', 'it holds characters that cannot be used')
    if (value !== '') read[name] = readers[kind](name, value)
  }
  return read as Read<S>
}

/** A JSON object as a body; anything else is refused. */
export function readObject(body: unknown): Record<string, unknown> {
  if (body === undefined || body === null) return {}
  if (typeof body === 'object' && !Array.isArray(body)) return body as Record<string, unknown>
  throw new Problem('invalid', { zh: '请提交 JSON 对象', en: 'Please send a JSON object' })
}

export function readVersion(value: unknown): number | undefined {
  if (value === undefined || value === null) return undefined
  if (typeof value === 'number' && Number.isInteger(value) && value > 0 && value < 2 ** 31) return value
  return refuse('version', '应为正整数', 'a positive whole number')
}
