import type { BrowserContextOptions } from 'playwright-core'

/** The two screens every walk is looked at on. */
export const sizes = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } } as const

export type Look = {
  /** The house's address; pages then `goto('/customers')`. */
  readonly at: string
  readonly size?: keyof typeof sizes
  readonly lang?: 'zh-CN' | 'en-US'
  readonly dark?: boolean
}

/** A browser as one person has it before him. Its clock is Shanghai's. */
export function contextOf({ at, size = 'desktop', lang = 'zh-CN', dark = false }: Look): BrowserContextOptions {
  const isPhone = size === 'phone'
  return {
    baseURL: at,
    viewport: sizes[size],
    isMobile: isPhone,
    hasTouch: isPhone,
    deviceScaleFactor: isPhone ? 2 : 1,
    locale: lang,
    timezoneId: 'Asia/Shanghai',
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
  }
}
