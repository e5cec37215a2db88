import { existsSync, globSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { describe, expect, it } from 'vitest'
import { guideShots } from './pictures/guide-shots.ts'
import { docs } from './pictures/shot.ts'

const guide = join(docs, 'guide')
const chapters = (lang: string) => globSync('*.md', { cwd: join(guide, lang) }).sort()
const textOf = (lang: string, chapter: string) => readFileSync(join(guide, lang, chapter), 'utf8')
const linksOf = (text: string) => [...text.matchAll(/\]\(([^)]+)\)|<img src="([^"]+)"/g)].map((found) => (found[1] ?? found[2]) as string)
const headsOf = (text: string) =>
  [...text.matchAll(/^#+ (.+)$/gm)].map(([, head = '']) =>
    head
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s-]/gu, '')
      .replaceAll(' ', '-'),
  )

describe('the guide', () => {
  it('has the same chapters in both languages, each with as many headings and the same pictures', () => {
    expect(chapters('zh')).toEqual(chapters('en'))
    for (const chapter of chapters('zh')) {
      const [zh, en] = ['zh', 'en'].map((lang) => textOf(lang, chapter)) as [string, string]
      expect(headsOf(zh).length, chapter).toBe(headsOf(en).length)
      const pictures = (text: string) => linksOf(text).filter((link) => link.endsWith('.png'))
      expect(pictures(zh), chapter).toEqual(pictures(en))
    }
  })

  it('leads nowhere that is not there, and shows pictures that the script takes, all of them', () => {
    const shown = new Set<string>()
    for (const lang of ['zh', 'en']) {
      for (const chapter of chapters(lang)) {
        for (const link of linksOf(textOf(lang, chapter)).filter((each) => !/^https?:/.test(each))) {
          const [path = '', anchor] = link.split('#')
          const file = path ? join(guide, lang, path) : join(guide, lang, chapter)
          expect(existsSync(file), `${lang}/${chapter}: ${link}`).toBe(true)
          if (anchor) expect(headsOf(readFileSync(file, 'utf8')), `${lang}/${chapter}: ${link}`).toContain(decodeURIComponent(anchor))
          if (path.endsWith('.png')) shown.add(posix.join('guide', lang, path).replace(/\.png$/, ''))
        }
      }
    }
    expect([...shown].sort()).toEqual(guideShots.map(({ file }) => file).sort())
  })
})
