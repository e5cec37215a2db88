/** The place of the holidays in the menu. */
export const holidaysMenu = { label: { zh: '节假日', en: 'Holidays' }, icon: 'calendar', group: 'admin' } as const
