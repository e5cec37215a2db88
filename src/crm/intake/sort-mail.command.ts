import { type Command, defineCommand } from '../../kernel/command.ts'
import { longText } from '../../kinds/long-text/long-text.ts'
import { ref } from '../../kinds/ref/ref.ts'
import { inboundMail } from './inbound-mail.object.ts'

type Row = Readonly<Record<string, unknown>>
const isOpen = ({ state }: Row): boolean => state === 'waiting' || state === 'setAside'

/** What a person does with a mail that could not be placed by itself: say whose it is, or lay it aside with a reason. It can be taken up again (S0-23). */
export const sortMail: readonly Command[] = [
  defineCommand({
    object: inboundMail.name,
    name: 'fileMail',
    label: { zh: '归档到客户', en: 'File to a customer' },
    icon: 'inbox',
    input: { customerId: ref('customer', { label: { zh: '客户', en: 'Customer' }, required: true }) },
    when: isOpen,
    run: (_, { customerId }) => ({ customerId, state: 'received', trouble: null, explanation: null }),
  }),
  defineCommand({
    object: inboundMail.name,
    name: 'setAside',
    label: { zh: '搁置', en: 'Set aside' },
    icon: 'inbox',
    input: { explanation: longText({ label: { zh: '原因', en: 'Why' }, required: true, max: 1000 }) },
    when: ({ state }) => state === 'waiting',
    run: (_, { explanation }) => ({ state: 'setAside', explanation, trouble: null }),
  }),
]
