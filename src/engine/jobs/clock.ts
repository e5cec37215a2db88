import type { Context } from '../context.ts'

/** What follows a time. `cron`: five fields, in UTC. `now` comes with the context, so that a test can be any day. */
export type Clock = { readonly name: string; readonly cron: string; readonly run: (ctx: Context) => Promise<void> }

export const defineClock = (clock: Clock): Clock => clock
