import type { Found } from '../api/shapes.ts'
import type { House } from '../house.ts'
import { menuOf } from '../shell/menu.ts'
import type { Tell } from '../speech.tsx'

export type Entry = {
  readonly key: string
  readonly group: 'found' | 'go' | 'act'
  readonly icon: string
  readonly title: string
  readonly note?: string
  readonly run: () => void
}

export type Reach = {
  readonly house: House
  readonly t: Tell
  readonly lang: 'zh' | 'en'
  readonly go: (to: string) => void
  readonly create: (plural: string) => void
  readonly acts: readonly { readonly key: string; readonly icon: string; readonly title: string; readonly run: () => void }[]
}

const holds = (text: string, words: string) => text.toLowerCase().includes(words.toLowerCase())

/** What the palette offers for the words typed: records first, then places, then acts. */
export function entriesFor(words: string, found: readonly Found[], reach: Reach): Entry[] {
  return [
    ...foundEntries(found, reach),
    ...[...placeEntries(reach), ...createEntries(reach), ...reach.acts.map((act) => ({ ...act, group: 'act' as const }))].filter(
      (entry) => words === '' || holds(entry.title, words),
    ),
  ]
}

function foundEntries(found: readonly Found[], { house, go, lang }: Reach): Entry[] {
  return found.flatMap((hit) => {
    const seen = house.byName(hit.object)
    if (!seen) return []
    const { plural, label, icon, name } = seen.declaration
    return [
      {
        key: hit.id,
        group: 'found' as const,
        icon: icon ?? name,
        title: hit.title,
        note: [label[lang], hit.parent?.title].filter(Boolean).join(' · '),
        run: () => go(`/${plural}/${hit.id}`),
      },
    ]
  })
}

function placeEntries({ house, go, lang }: Reach): Entry[] {
  return menuOf(house)
    .flatMap((group) => group.entries)
    .map((entry) => ({ key: `go ${entry.to}`, group: 'go' as const, icon: entry.icon, title: entry.label[lang], run: () => go(entry.to) }))
}

function createEntries({ house, t, lang, create }: Reach): Entry[] {
  return house.seen
    .filter((seen) => seen.declaration.menu === 'work' && seen.can('create'))
    .map(({ declaration }) => ({
      key: `new ${declaration.plural}`,
      group: 'act' as const,
      icon: 'plus',
      title: t('newOf', { what: declaration.label[lang] }),
      run: () => create(declaration.plural),
    }))
}
