import { parted } from '../../lib/text.ts'

/** Heads that all mean the same. */
export const each = (heads: string, path: string | null | false) => Object.fromEntries(parted(heads).map((head) => [head, path]))

/** So many of one sort an address book keeps of a person. */
const most = [1, 2, 3, 4, 5, 6, 7, 8, 9]

/** `E-mail 1 - Value`, `E-mail 2 - Value` …: the heads of a sort, numbered. */
export const numbered = (head: (at: number) => string): string => most.map(head).join(' | ')

/** A column for each number, worked out from the others of a row. */
export const eachNumber = <T>(made: (at: number) => T): T[] => most.map(made)
