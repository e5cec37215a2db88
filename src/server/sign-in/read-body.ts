import type { Label } from '../../kernel/label.ts'
import { messages } from '../../kernel/messages.ts'
import { Problem, type Trouble } from '../../kernel/problem.ts'

type Shape = { readonly [name: string]: 'text' | 'text?' | 'yesNo?' | 'texts?' | 'pairs?' | 'document' }
type Value = {
  text: string
  'text?': string | undefined
  'yesNo?': boolean | undefined
  'texts?': readonly string[] | undefined
  'pairs?': Readonly<Record<string, string>> | undefined
  document: Readonly<Record<string, unknown>>
}
type Read<S extends Shape> = { [K in keyof S]: Value[S[K]] }

const longest = 1000

/** A small JSON body of known fields; everything wrong is named at once, and a field it does not know is refused (row 14). */
export function readBody<const S extends Shape>(body: unknown, shape: S): Read<S> {
  const given = body === undefined || body === null ? {} : body
  if (typeof given !== 'object' || Array.isArray(given)) throw new Problem('invalid', { zh: '请以 JSON 对象提交', en: 'Please send a JSON object' })
  const troubles: Trouble[] = []
  for (const name of Object.keys(given)) if (!Object.hasOwn(shape, name)) troubles.push({ field: name, ...messages.unknownField })
  for (const [name, kind] of Object.entries(shape)) {
    const trouble = troubleOf((given as Record<string, unknown>)[name], kind)
    if (trouble) troubles.push({ field: name, ...trouble })
  }
  if (troubles.length > 0) throw new Problem('invalid', { zh: '请检查标出的内容', en: 'Please check what is marked' }, troubles)
  return given as Read<S>
}

function troubleOf(value: unknown, kind: Shape[string]): { code: string; message: Label } | undefined {
  if (value === undefined || value === null) return kind.endsWith('?') ? undefined : { code: 'required', message: { zh: '请填写', en: 'Please fill in' } }
  if (kind === 'yesNo?') return typeof value === 'boolean' ? undefined : messages.wrongType
  if (kind === 'document') return typeof value === 'object' && !Array.isArray(value) ? undefined : messages.wrongType
  if (kind === 'pairs?') return isPairs(value) ? undefined : messages.wrongType
  if (kind === 'texts?')
    return Array.isArray(value) && value.length <= 100 && value.every((each) => typeof each === 'string' && each.length <= longest)
      ? undefined
      : messages.wrongType
  if (typeof value !== 'string') return messages.wrongType
  if (kind === 'text' && value.trim() === '') return { code: 'required', message: { zh: '请填写', en: 'Please fill in' } }
  return value.length > longest ? { code: 'tooLong', message: { zh: `不能超过 ${longest} 个字`, en: `At most ${longest} characters` } } : undefined
}

const isPairs = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.entries(value).length <= 200 &&
  Object.entries(value).every(([name, text]) => name.length <= longest && typeof text === 'string' && text.length <= longest)
