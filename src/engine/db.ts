import type { Kysely, Transaction } from 'kysely'

// The engine takes objects as values, so the row types of its own queries are known only when it runs.
export type Db = Kysely<any>
export type Tx = Transaction<any>
