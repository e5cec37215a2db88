import type { Page } from 'playwright-core'

/** How far a page can be pushed sideways: nothing, on a phone. */
export const sideways = (opened: Page): Promise<number> =>
  opened.evaluate(() => Math.max(0, (document.scrollingElement?.scrollWidth ?? 0) - document.documentElement.clientWidth))

/**
 * What a thumb can touch and is less than 44 px high or wide (WCAG 2.5.5, interface.md 8). Counted is the place that answers, a label or what
 * lies over the element; a link within a line of text is as high as the line, and what a row opens as a whole needs no room of its own.
 */
export const tooSmall = (opened: Page): Promise<string[]> =>
  opened.evaluate(() => {
    const least = 43.5
    const touched = 'button, a[href], input:not([type=hidden]), textarea, summary, [role=button], [role=tab], [role=switch], [role=menuitem], [role=option]'
    const answers = (place: Element, x: number, y: number) => {
      const hit = document.elementFromPoint(x, y)
      return hit !== null && (place.contains(hit) || hit.contains(place)) && hit !== document.body && !hit.matches('main, .kx-frame, #root')
    }
    const isWide = (place: Element, box: DOMRect) => {
      const [x, y] = [box.left + box.width / 2, box.top + box.height / 2]
      const tall = box.height >= least || (answers(place, x, y - 21) && answers(place, x, y + 21))
      const broad = box.width >= least || (answers(place, x - 21, y) && answers(place, x + 21, y))
      return tall && broad
    }
    const isInText = (element: Element) =>
      element.tagName === 'A' &&
      getComputedStyle(element).display === 'inline' &&
      (element.parentElement?.textContent ?? '').trim() !== element.textContent?.trim()
    const found = new Set<string>()
    for (const element of document.querySelectorAll<HTMLElement>(touched)) {
      const place = element.closest('label, .ant-select, .ant-input-affix-wrapper, .ant-picker, .ant-input-number, .ant-upload') ?? element
      if (!place.checkVisibility({ opacityProperty: true, visibilityProperty: true }) || element.tabIndex < 0 || isInText(element)) continue
      place.scrollIntoView({ block: 'center', inline: 'center' })
      const box = place.getBoundingClientRect()
      if (box.width < 2 || box.height < 2 || isWide(place, box)) continue
      const name = (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 24)
      const path = [place.parentElement, place].map((each) => each && `${each.tagName.toLowerCase()}.${[...each.classList].slice(0, 3).join('.')}`).join(' > ')
      found.add(`${Math.round(box.width)}×${Math.round(box.height)} ${path} “${name}”`)
    }
    return [...found]
  })
