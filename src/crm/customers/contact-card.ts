type Phone = { readonly type: string; readonly number: string; readonly e164: string | null; readonly ext: string | null }
type Day = { readonly calendar: 'solar' | 'lunar'; readonly year: number | null; readonly month: number; readonly day: number }

/** A contact as a card for an address book: his firm by name; a lunar birthday has no place there. */
export const contactCard = {
  fields: ['name', 'customerId', 'title', 'department', 'phones', 'emails', 'wechat', 'birthday', 'note'],
  of: (contact: Readonly<Record<string, unknown>>) => {
    const birthday = contact.birthday as Day | null | undefined
    return {
      name: String(contact.name ?? ''),
      company: contact.customerId as string | null,
      department: contact.department as string | null,
      title: contact.title as string | null,
      phones: (contact.phones ?? []) as readonly Phone[],
      emails: ((contact.emails ?? []) as readonly { readonly address: string }[]).map(({ address }) => address),
      wechat: contact.wechat as string | null,
      birthday: birthday?.calendar === 'solar' ? birthday : null,
      note: contact.note as string | null,
    }
  },
} as const
