import { asHouse, asPerson } from '../engine/access/person.ts'
import { type House, inTransaction } from '../engine/context.ts'
import { type BackgroundJob, startBackgroundJob } from '../engine/jobs/background-job.ts'
import type { SetUpWish } from '../server/setup-routes.ts'
import { hasNoAccount } from '../server/sign-in/accounts.ts'
import { hashPassword } from '../server/sign-in/password-hash.ts'
import type { Config } from './config.ts'
import { demoHouse, demoPassword, type SignIn } from './demo.ts'
import { fillWithDemo } from './demo-work.ts'
import { seedGrants, setUp } from './install.ts'
import { seedHolidays } from './seed-holidays.ts'
import { seedPlans } from './seed-plans.ts'
import { seedPools } from './seed-pools.ts'
import { seedSelling } from './seed-selling.ts'
import { tell } from './start-line.ts'

/** The set-up page: the company and its administrator; the demo company, if he asked for it, as a job of his whose people have his password. */
export async function welcome(house: House, wish: SetUpWish): Promise<BackgroundJob | undefined> {
  const { userId, passwordHash } = await setUp(house, wish)
  const person = wish.demo ? await house.authority.person(userId) : undefined
  return person && inTransaction(asPerson(house, person), (tx) => startBackgroundJob(tx, 'demo', { passwordHash }))
}

/**
 * What a start does to a house: an administrator named by the environment and a demo company if it is empty and they are asked
 * for; grants of objects that came with this release. Never touches what is there.
 */
export async function firstDay(house: House, config: Pick<Config, 'admin'>, demo: boolean): Promise<void> {
  if (await hasNoAccount(house.db)) {
    const password = config.admin?.password ?? demoPassword()
    const first = config.admin ?? (demo ? { email: demoHouse.email, password } : undefined)
    if (first) await setUp(house, { company: demo ? demoHouse.company : 'Kexin', name: demoHouse.name, ...first })
    if (demo) tellSignIns(first?.email, password, await fillWithDemo(house, await hashPassword(password)))
  }
  if (!(await hasNoAccount(house.db)))
    await inTransaction(asHouse(house), async (tx) => {
      await seedGrants(tx)
      await seedSelling(tx)
      await seedPools(tx)
      await seedHolidays(tx)
    })
  house.authority.forget()
  await seedPlans(house)
}

function tellSignIns(admin: string | undefined, password: string, signIns: readonly SignIn[]): void {
  tell({ zh: `演示账号（密码均为 ${password}）：`, en: 'demo sign-ins, all with this password:' })
  for (const { role, email } of [{ role: 'admin', email: admin ?? '' }, ...signIns]) console.log(`  ${role.padEnd(12)}${email}`)
}
