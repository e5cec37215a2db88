import type { Label } from '../../kernel/label.ts'
import { several } from '../../kernel/label.ts'
import type { House } from '../house.ts'

export type MenuEntry = { readonly to: string; readonly label: Label; readonly icon: string }
/** A section of the business bears its label; the others are called by their key. */
export type MenuGroup = { readonly key: string; readonly label?: Label; readonly entries: readonly MenuEntry[] }

/** The left menu: what this person may read, cut as the business cuts it; what no section names follows, administration last. */
export function menuOf(house: House): MenuGroup[] {
  const work = [...objectsOf(house, 'work'), ...screensOf(house, 'work')]
  const byPath = new Map(work.map((entry) => [entry.to.slice(1), entry]))
  const named = house.sections.map(({ key, label, paths }): MenuGroup => ({ key, label, entries: paths.flatMap((path) => byPath.get(path) ?? []) }))
  const rest = work.filter((entry) => !named.some(({ entries }) => entries.includes(entry)))
  const groups: MenuGroup[] = [
    { key: 'home', entries: screensOf(house, 'home') },
    ...named,
    { key: 'work', entries: rest },
    { key: 'admin', entries: [...screensOf(house, 'admin'), ...objectsOf(house, 'admin')] },
  ]
  return groups.filter((group) => group.entries.length > 0)
}

function screensOf(house: House, key: 'home' | 'work' | 'admin'): MenuEntry[] {
  return house.screens.flatMap(({ menu, path, isFor }) =>
    menu?.group === key && (!isFor || isFor(house)) ? [{ to: `/${path}`, label: menu.label, icon: menu.icon }] : [],
  )
}

function objectsOf(house: House, key: 'work' | 'admin'): MenuEntry[] {
  const taken = new Set(house.screens.map((screen) => screen.path))
  return house.seen
    .filter(({ declaration, can }) => declaration.menu === key && can('read') && !taken.has(declaration.plural))
    .map(({ declaration }) => ({ to: `/${declaration.plural}`, label: several(declaration.label), icon: declaration.icon ?? declaration.name }))
}
