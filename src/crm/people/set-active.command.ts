import { defineCommand } from '../../kernel/command.ts'
import { yesNo } from '../../kinds/yes-no/yes-no.ts'

/** Disables a person or lets him in again. From the same instant no session or key of his works; his records and credit stay (S2-27). */
export const setActive = defineCommand({
  object: 'user',
  name: 'setActive',
  label: { zh: '停用 / 启用', en: 'Disable or enable' },
  icon: 'user',
  input: { active: yesNo({ label: { zh: '在职', en: 'Active' }, required: true }) },
  run: (_, { active }) => ({ active }),
})
