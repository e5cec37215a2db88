import { parted } from '../../lib/text.ts'
import { choiceWords } from './known-words.ts'

/** Heads that all mean the same. */
const each = (heads: string, path: string | null | false) => Object.fromEntries(parted(heads).map((head) => [head, path]))

const outlookPhones = 'Mobile Phone | Primary Phone | Business Phone | Business Phone 2 | Home Phone | Home Phone 2 | Other Phone | Car Phone'
const numbered = (head: (at: number) => string): string => [1, 2, 3, 4, 5].map(head).join(' | ')

/** Exports of address books: people first, their firms beside them. */
export const knownAddressBooks = [
  {
    id: 'google',
    from: { zh: 'Google 通讯录', en: 'Google Contacts' },
    object: 'customer',
    signs: [
      ['Given Name', 'Family Name', 'Group Membership'],
      ['First Name', 'Last Name', 'Organization Name', 'Labels'],
    ],
    columns: {
      ...each('Organization Name | Organization 1 - Name', 'customer.name'),
      ...each('Name | First Name | Middle Name | Last Name', 'contact.name'),
      ...each('Organization Title | Organization 1 - Title', 'contact.title'),
      ...each('Organization Department | Organization 1 - Department', 'contact.department'),
      ...each(
        numbered((at) => `E-mail ${at} - Value`),
        'contact.emails',
      ),
      ...each(
        numbered((at) => `Phone ${at} - Value`),
        'contact.phones',
      ),
      'Website 1 - Value': 'customer.site',
      Birthday: 'contact.birthday',
      ...each('Group Membership | Labels', 'customer.tags'),
      Notes: 'contact.note',
      Gender: 'contact.gender',
      Hobby: 'contact.hobbies',
      ...each('Given Name | Additional Name | Family Name | Name Prefix | Name Suffix | Photo | Priority | Sensitivity', false),
      ...each(
        [1, 2, 3, 4, 5]
          .flatMap((at) => [
            `E-mail ${at} - Type`,
            `E-mail ${at} - Label`,
            `Phone ${at} - Type`,
            `Phone ${at} - Label`,
            `Address ${at} - Type`,
            `Address ${at} - Label`,
          ])
          .join(' | '),
        false,
      ),
    },
    cell: choiceWords,
  },
  {
    id: 'outlook',
    from: { zh: 'Outlook', en: 'Outlook' },
    object: 'customer',
    signs: [['First Name', 'Last Name', 'E-mail Address', 'Business Phone', 'Company']],
    columns: {
      ...each('First Name | Middle Name | Last Name', 'contact.name'),
      'Job Title': 'contact.title',
      Department: 'contact.department',
      Company: 'customer.name',
      ...each('E-mail Address | E-mail 2 Address | E-mail 3 Address', 'contact.emails'),
      ...each(outlookPhones, 'contact.phones'),
      'Company Main Phone': 'customer.phones',
      'Business Fax': 'customer.fax',
      'Web Page': 'customer.site',
      ...each('Business State | Business City', 'customer.region'),
      'Business Street': 'customer.address',
      Birthday: 'contact.birthday',
      Gender: 'contact.gender',
      Spouse: 'contact.family',
      Hobby: 'contact.hobbies',
      Categories: 'customer.tags',
      Notes: 'contact.note',
      ...each('Title | Suffix | Initials | Priority | Private | Sensitivity | Language', false),
    },
    cell: choiceWords,
  },
] as const
