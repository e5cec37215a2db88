import { theme as antdTheme, type ThemeConfig } from 'antd'

export type Mode = 'light' | 'dark'

/** One typeface for all: the system's own, with the CJK faces of Windows, macOS and Linux named so that Han and Latin sit on one line. */
export const typeface =
  '-apple-system, BlinkMacSystemFont, "Segoe UI", "PingFang SC", "Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", "Helvetica Neue", Arial, sans-serif'

/** Contrast of text on its ground is at least 4.5 : 1 in both modes. The same values stand as CSS variables in kit.css. */
const colours = {
  light: {
    primary: '#0b756f',
    link: '#0b6f69',
    text: '#1c2226',
    muted: '#59646c',
    line: '#e4e7e9',
    ground: '#f6f7f7',
    surface: '#ffffff',
    raised: '#ffffff',
    chosen: '#e0f1ef',
    bad: '#b42318',
  },
  dark: {
    primary: '#178a82',
    link: '#55c9be',
    text: '#e4e8ea',
    muted: '#a3aeb5',
    line: '#2c3338',
    ground: '#121517',
    surface: '#181c1f',
    raised: '#21272b',
    chosen: '#173634',
    bad: '#ff9b92',
  },
} as const

/** A thumb needs 44 px, a mouse does not. */
const mouse = { controlHeight: 30, controlHeightSM: 24, controlHeightLG: 38 }
const thumb = { controlHeight: 44, controlHeightSM: 40, controlHeightLG: 48 }

export function themeOf(mode: Mode, isPhone: boolean): ThemeConfig {
  const c = colours[mode]
  return {
    // Not antd's compact algorithm: it shrinks type below what Han characters bear; density comes from the sizes below.
    algorithm: mode === 'dark' ? antdTheme.darkAlgorithm : antdTheme.defaultAlgorithm,
    cssVar: { key: 'kx' },
    hashed: false,
    token: {
      colorPrimary: c.primary,
      colorInfo: c.primary,
      colorLink: c.link,
      colorError: c.bad,
      controlItemBgActive: c.chosen,
      controlItemBgActiveHover: c.chosen,
      colorText: c.text,
      colorTextSecondary: c.muted,
      colorTextDescription: c.muted,
      colorTextPlaceholder: mode === 'dark' ? '#87939b' : '#6d7880',
      colorBorder: mode === 'dark' ? '#3a434a' : '#d3d8db',
      colorBorderSecondary: c.line,
      colorBgMask: 'rgb(10 18 22 / 30%)',
      colorBgLayout: c.ground,
      colorBgContainer: c.surface,
      colorBgElevated: c.raised,
      borderRadius: 6,
      ...(isPhone ? thumb : mouse),
      padding: 14,
      paddingSM: 10,
      paddingXS: 8,
      paddingXXS: 4,
      fontFamily: typeface,
      fontSize: 13,
      fontSizeSM: 12,
      fontSizeLG: 14,
      motionDurationMid: '0.12s',
      motionDurationSlow: '0.18s',
    },
    // antd's own hover of the dark theme is too pale for the white words on it (4.2 : 1), and what is dark enough for them is too dark for words.
    components: {
      Button: { primaryShadow: 'none', defaultShadow: 'none', ...(mode === 'dark' ? { colorPrimaryHover: '#1a7d75', ...hoveredWords(c.link) } : {}) },
      Drawer: { paddingLG: 16 },
    },
  }
}

const hoveredWords = (colour: string) => ({
  defaultHoverColor: colour,
  defaultHoverBorderColor: colour,
  defaultActiveColor: colour,
  defaultActiveBorderColor: colour,
})
