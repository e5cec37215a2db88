import { knownGoogle } from './known-google.ts'
import { each } from './known-heads.ts'
import { choiceWords } from './known-words.ts'

const outlookPhones = 'Mobile Phone | Primary Phone | Business Phone | Business Phone 2 | Home Phone | Home Phone 2 | Other Phone | Car Phone'
/** Where somebody lives is his own: it stays in the note of his firm's record as words, never as the firm's address. */
const athome = 'Home Address | Home Street | Home Street 2 | Home Street 3 | Home Address PO Box | Home City | Home State | Home Postal Code | Home Country'

/** Exports of address books: people first, their firms beside them. */
export const knownAddressBooks = [
  knownGoogle,
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
      ...each(`${athome} | Referred By`, null),
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
