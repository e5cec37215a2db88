import { expect } from 'vitest'
import { brokenInvariants } from '../src/app/invariants.ts'
import type { House } from '../src/engine/context.ts'

/** All that src/app/invariants.sql says of a house at rest holds. */
export const expectInvariants = async (house: House): Promise<void> => expect(await brokenInvariants(house)).toEqual([])
