import { linesOf } from '../../kernel/lines.ts'
import type { House } from '../house.ts'

/** Are an object's records the lines of some other? They are many and written together, so a history tells them as one. */
export const isCarried = (house: House, object: string): boolean => house.seen.some(({ declaration }) => linesOf(declaration).some(({ of }) => of === object))
