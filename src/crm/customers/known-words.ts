/** Words other programs write into cells, in words our own fields read; '' for what means nothing. By head, small letters and digits only. */
const words: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  lifecyclestage: {
    subscriber: 'potential',
    lead: 'potential',
    'marketing qualified lead': 'interested',
    marketingqualifiedlead: 'interested',
    'sales qualified lead': 'interested',
    salesqualifiedlead: 'interested',
    opportunity: 'interested',
    customer: 'won',
    evangelist: 'repeat',
    other: '',
  },
  rating: { hot: 'a', warm: 'b', cold: 'c' },
  type: {
    prospect: '',
    customer: '',
    'customer - direct': 'endUser',
    'customer - channel': 'dealer',
    'channel partner / reseller': 'dealer',
    'installation partner': 'partner',
    'technology partner': 'partner',
    other: 'other',
  },
  accountsource: { web: 'website', 'phone inquiry': 'phoneInquiry', 'partner referral': 'referral', 'purchased list': '', other: 'other' },
  salutation: { 'mr.': 'male', mr: 'male', 'ms.': 'female', ms: 'female', 'mrs.': 'female', mrs: 'female', 'dr.': '', 'prof.': '' },
  gender: { unspecified: '', '': '' },
  成交状态: { 已成交: 'won', 未成交: 'potential' },
}

/** Outlook's way to say that nobody knows. */
const noDay = '0/0/00'
/** Google puts several values into one cell. */
const several = ' ::: '

const groupHeads = ['groupmembership', 'labels', '分组groups']
/** The group that Google puts everybody into: `* My Contacts`, in cards `myContacts`. */
const everybody = /^\*|^my ?contacts$/i

/** A cell of a known export in our words; what is not in the list stays as it is. */
export function choiceWords(head: string, text: string): string {
  const known = words[head]?.[text.trim().toLowerCase()]
  if (known !== undefined) return known
  if (text.trim() === noDay) return ''
  if (groupHeads.includes(head))
    return text
      .split(/ ::: |；/)
      .filter((label) => !everybody.test(label.trim()))
      .join('；')
  return text.includes(several) ? text.split(several).join('；') : text
}
