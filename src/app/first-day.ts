import { asHouse } from '../engine/access/person.ts'
import { type House, inTransaction } from '../engine/context.ts'
import { hasNoAccount, setPassword } from '../server/sign-in/accounts.ts'
import { hashPassword } from '../server/sign-in/password-hash.ts'
import type { SetUpWish } from '../server/setup-routes.ts'
import type { Config } from './config.ts'
import { demoHouse, demoPassword, loadDemo, type SignIn } from './demo.ts'
import { seedGrants, setUp } from './install.ts'
import { makePersonDoor } from './people-door.ts'
import { tell } from './start-line.ts'

/** The set-up page: the company, its administrator, and the demo people beside him if he asked for them. */
export async function welcome(house: House, wish: SetUpWish): Promise<void> {
  await setUp(house, wish)
  if (wish.demo) await fillWithDemo(house)
}

/**
 * What a start does to a house: an administrator named by the environment and a demo company if it is empty and they are asked
 * for; grants of objects that came with this release. Never touches what is there.
 */
export async function firstDay(house: House, config: Pick<Config, 'admin'>, demo: boolean): Promise<void> {
  if (await hasNoAccount(house.db)) {
    const password = demoPassword()
    const first = config.admin ?? (demo ? { email: demoHouse.email, password } : undefined)
    if (first) await setUp(house, { company: demo ? demoHouse.company : 'Kexin', name: demoHouse.name, ...first })
    if (demo) tellSignIns([...(config.admin ? [] : [{ email: demoHouse.email, role: 'admin', password }]), ...(await fillWithDemo(house, password))])
  }
  if (!(await hasNoAccount(house.db))) await inTransaction(asHouse(house), seedGrants)
  house.authority.forget()
}

async function fillWithDemo(house: House, password = demoPassword()): Promise<SignIn[]> {
  const door = makePersonDoor(house)
  const hashed = await hashPassword(password)
  const open = async (personId: string) => {
    const authId = await door.accountOf(personId)
    if (authId) await setPassword(house.db, authId, hashed)
  }
  const { signIns } = await loadDemo(asHouse(house), { setPassword: open, password })
  return signIns
}

function tellSignIns(signIns: readonly { email: string; role: string; password: string }[]): void {
  tell({ zh: `演示账号（密码均为 ${signIns[0]?.password}）：`, en: 'demo sign-ins, all with this password:' })
  for (const { role, email } of signIns) console.log(`  ${role.padEnd(12)}${email}`)
}
