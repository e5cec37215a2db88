/** Where the cards to be filled in stand in the menu. */
export const cardsMenu = { label: { zh: '填报卡', en: 'Cards' }, icon: 'idCard', group: 'work' } as const

/** The cards, about one customer. */
export const cardsOf = (customerId: string): string => `/cards?customer=${customerId}`
