import { asHouse } from '../engine/access/person.ts'
import type { House } from '../engine/context.ts'
import type { Work } from '../engine/jobs/background-job.ts'
import { setPassword } from '../server/sign-in/accounts.ts'
import { loadDemo, type SignIn } from './demo.ts'
import { makePersonDoor } from './people-door.ts'

/** Fills a house that was just set up with the demo company. All its people sign in with one password, given as a hash. */
export async function fillWithDemo(house: House, passwordHash: string): Promise<SignIn[]> {
  const door = makePersonDoor(house)
  const open = async (personId: string) => {
    const authId = await door.accountOf(personId)
    if (authId) await setPassword(house.db, authId, passwordHash)
  }
  return (await loadDemo(asHouse(house), { open })).signIns
}

/** The set-up page asks for it as a job: it takes longer than a request may. */
export const demoWork: Work = {
  kind: 'demo',
  run: async ({ house }, { passwordHash }) => ({ signIns: await fillWithDemo(house, passwordHash as string) }),
}
