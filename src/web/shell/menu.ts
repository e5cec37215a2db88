import type { Label } from '../../kernel/label.ts'
import { several } from '../../kernel/label.ts'
import type { House } from '../house.ts'

export type MenuEntry = { readonly to: string; readonly label: Label; readonly icon: string }
export type MenuGroup = { readonly key: 'home' | 'work' | 'admin'; readonly entries: readonly MenuEntry[] }

/** The left menu: what this person may read, in the order of the business's own list; an empty group is not shown. */
export function menuOf(house: House): MenuGroup[] {
  return (['home', 'work', 'admin'] as const)
    .map((key) => ({ key, entries: [...screensOf(house, key), ...(key === 'home' ? [] : objectsOf(house, key))] }))
    .filter((group) => group.entries.length > 0)
}

function screensOf(house: House, key: MenuGroup['key']): MenuEntry[] {
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
