import { expect, it } from 'vitest'
import { bytesText } from './size.ts'

it.each([
  [0, '0 B'],
  [812, '812 B'],
  [4_200, '4.2 kB'],
  [25_000_000, '25 MB'],
  [1_340_000_000, '1.3 GB'],
])('says %d bytes as %s', (bytes, text) => expect(bytesText(bytes)).toBe(text))
