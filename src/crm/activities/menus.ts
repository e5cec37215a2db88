/** The places of this department's own screens in the menu. */
export const checkInMenu = { label: { zh: '签到', en: 'Check in' }, icon: 'visit', group: 'work' } as const
export const callListMenu = { label: { zh: '电话清单', en: 'Call list' }, icon: 'phone', group: 'work' } as const
