const browsers = [
  ['Edge', /Edg\//],
  ['WeChat', /MicroMessenger/],
  ['Chrome', /Chrome\//],
  ['Firefox', /Firefox\//],
  ['Safari', /Safari\//],
] as const
const systems = [
  ['iPhone', /iPhone/],
  ['iPad', /iPad/],
  ['Android', /Android/],
  ['Windows', /Windows/],
  ['macOS', /Mac OS X/],
  ['Linux', /Linux/],
] as const

/** A browser's own long name as a person would say it. */
export function deviceOf(agent: string): { readonly name: string; readonly isPhone: boolean } {
  const find = (list: readonly (readonly [string, RegExp])[]) => list.find(([, shape]) => shape.test(agent))?.[0]
  const said = [find(browsers), find(systems)].filter(Boolean).join(' · ')
  return { name: said || agent.slice(0, 40) || '?', isPhone: /iPhone|Android|Mobile/.test(agent) }
}
