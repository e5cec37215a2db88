import { type Token, tokensOf } from './tokens.ts'
import { formulaLimits, misread } from './trouble.ts'

/** A formula as written: values, names and calls; signs are calls by their sign. */
export type Written =
  | { readonly is: 'number' | 'text' | 'name'; readonly text: string; readonly at: number }
  | { readonly is: 'call'; readonly text: string; readonly parts: readonly Written[]; readonly at: number }

/** Binary signs, those that bind least first. */
const levels: readonly (readonly string[])[] = [['=', '<>', '<', '<=', '>', '>='], ['&'], ['+', '-'], ['*', '/']]

/** Reads by descent with a count of parts and of depth: ten thousand brackets are refused at the forty-first (attack row 51). */
export function parse(written: string): Written {
  const tokens = tokensOf(written)
  let place = 0
  let parts = 0
  const now = (): Token => tokens[place] as Token
  const made = (part: Written): Written => {
    if (++parts > formulaLimits.parts) misread(part.at, 'many', { most: formulaLimits.parts })
    return part
  }
  const close = (sign: string): void => {
    if (now().text !== sign || now().is !== 'sign') unexpected(now(), sign)
    place++
  }
  const binary = (level: number, depth: number): Written => {
    const signs = levels[level]
    if (!signs) return unary(depth)
    let left = binary(level + 1, depth)
    while (now().is === 'sign' && signs.includes(now().text)) {
      const { text, at } = now()
      place++
      left = made({ is: 'call', text, parts: [left, binary(level + 1, depth)], at })
    }
    return left
  }
  const unary = (depth: number): Written => {
    if (depth > formulaLimits.depth) misread(now().at, 'deep', { most: formulaLimits.depth })
    const token = now()
    place++
    if (token.is === 'sign' && token.text === '-') return made({ is: 'call', text: 'minus', parts: [unary(depth + 1)], at: token.at })
    if (token.is === 'sign' && token.text === '(') {
      const inside = binary(0, depth + 1)
      close(')')
      return inside
    }
    if (token.is === 'sign' || token.is === 'end') return unexpected(token)
    if (token.is === 'name' && now().is === 'sign' && now().text === '(')
      return made({ is: 'call', text: token.text.toUpperCase(), parts: values(depth + 1), at: token.at })
    return made({ is: token.is, text: token.text, at: token.at })
  }
  const values = (depth: number): Written[] => {
    place++
    const list: Written[] = []
    if (now().is === 'sign' && now().text === ')') return [...list, ...take()]
    for (;;) {
      list.push(binary(0, depth))
      if (now().is !== 'sign' || now().text !== ',') break
      place++
    }
    close(')')
    return list
  }
  const take = (): [] => {
    place++
    return []
  }
  const whole = binary(0, 0)
  if (now().is !== 'end') unexpected(now(), levels[2]?.join(' ') ?? '')
  return whole
}

function unexpected({ is, text, at }: Token, wanted?: string): never {
  if (is === 'end') return misread(at, 'ended')
  return wanted === undefined ? misread(at, 'wanted', { what: text }) : misread(at, 'closing', { wanted, what: text })
}
