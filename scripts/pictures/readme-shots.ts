import type { Shot } from './shot.ts'

/** The pictures of the README. */
export const readmeShots: readonly Shot[] = [
  { file: 'pictures/home-zh', role: 'rep', path: () => '/' },
  { file: 'pictures/customers-zh', role: 'regionHead', path: () => '/customers' },
  { file: 'pictures/customer-zh', role: 'rep', path: ({ customer }) => customer },
  { file: 'pictures/customers-en', role: 'regionHead', path: () => '/customers', look: { lang: 'en-US', dark: true } },
  { file: 'pictures/phone-zh', role: 'rep', path: () => '/', look: { size: 'phone' } },
]
