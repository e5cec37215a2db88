import { Problem } from '../kernel/problem.ts'

/** Deeper than any shape of ours; a parser takes 400,000 levels, a serialiser dies of them (attack row 57). */
const deepest = 32
const forbidden = new Set(['__proto__', 'constructor', 'prototype'])

const refuse = (zh: string, en: string): Problem => new Problem('invalid', { zh, en })

/** A JSON body within bounds: not too deep, no key that reaches a prototype, no character that cannot be kept. */
export function readJson(text: string, done: (error: Error | null, body?: unknown) => void): void {
  if (text === '') return done(null, undefined)
  try {
    const body = JSON.parse(text) as unknown
    sound(body, 0)
    done(null, body)
  } catch (error) {
    done(error instanceof Problem ? error : refuse('请求内容不是有效的 JSON', 'The body is not valid JSON'))
  }
}

function sound(value: unknown, depth: number): void {
  if (depth > deepest) throw refuse(`嵌套不能超过 ${deepest} 层`, `It may be nested ${deepest} deep`)
  if (typeof value === 'string' && (value.includes('\0') || !value.isWellFormed()))
    throw refuse('含有不能保存的字符（如空字符）', 'It holds characters that cannot be kept, such as NUL')
  if (typeof value === 'number' && !Number.isFinite(value)) throw refuse('数字超出范围', 'A number is out of range')
  if (Array.isArray(value)) for (const each of value) sound(each, depth + 1)
  else if (value && typeof value === 'object') {
    for (const [key, each] of Object.entries(value)) {
      if (forbidden.has(key) || key.includes('\0')) throw refuse('含有不允许的键', 'It holds a key that is not allowed')
      sound(each, depth + 1)
    }
  }
}
