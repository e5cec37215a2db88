import { inventedCode } from '../../src/app/demo/codes.ts'

/** A sound credit code for each number. */
export const creditCodeOf = (n: number): string => inventedCode(n, '320505')
