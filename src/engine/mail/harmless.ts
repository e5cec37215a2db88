import sanitize from 'sanitize-html'

/** What may stay of a mail's HTML: how it looks, nothing that runs, fetches, sends or reaches beyond its own frame (attack row 33). */
const kept: sanitize.IOptions = {
  allowedTags: [
    ...['a', 'abbr', 'b', 'blockquote', 'br', 'caption', 'center', 'code', 'col', 'colgroup', 'dd', 'del', 'div', 'dl', 'dt', 'em', 'font'],
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr', 'i', 'ins', 'li', 'ol', 'p', 'pre', 's', 'small', 'span', 'strong', 'sub', 'sup', 'table', 'tbody'],
    ...['td', 'tfoot', 'th', 'thead', 'tr', 'u', 'ul'],
  ],
  allowedAttributes: {
    '*': ['align', 'dir', 'lang', 'style', 'valign', 'width'],
    a: ['href', 'title', 'rel', 'target'],
    font: ['color', 'size'],
    table: ['border', 'cellpadding', 'cellspacing'],
    td: ['colspan', 'rowspan'],
    th: ['colspan', 'rowspan'],
  },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowProtocolRelative: false,
  allowedStyles: {
    '*': {
      'background-color': [/^(#[0-9a-f]{3,8}|rgba?\([\d\s,.%]+\)|[a-z]{3,20})$/i],
      color: [/^(#[0-9a-f]{3,8}|rgba?\([\d\s,.%]+\)|[a-z]{3,20})$/i],
      'font-size': [/^[\d.]{1,5}(px|pt|em|rem|%)$/],
      'font-style': [/^(italic|normal)$/],
      'font-weight': [/^(bold|normal|[1-9]00)$/],
      'text-align': [/^(left|right|center|justify)$/],
      'text-decoration': [/^(underline|line-through|none)$/],
    },
  },
  nonTextTags: ['script', 'style', 'textarea', 'option', 'noscript', 'title', 'head', 'svg', 'math'],
  // A link opens outside, and tells nobody where it was followed.
  transformTags: { a: sanitize.simpleTransform('a', { rel: 'noopener noreferrer nofollow', target: '_blank' }) },
  nestingLimit: 200,
}

/** A mail's HTML without what could harm; its pictures stay in the original. */
export const harmless = (html: string): string => sanitize(html, kept)

const lineEnds = /<(br|\/p|\/div|\/tr|\/li|\/h[1-6]|\/table|\/blockquote)\b[^<>]*>/gi
const cellEnds = /<\/(td|th)\b[^<>]*>/gi

/** The words of a mail's HTML, a line for what was one. */
export function plainOf(html: string): string {
  const text = sanitize(html.replace(cellEnds, '\t').replace(lineEnds, '\n'), { allowedTags: [], allowedAttributes: {}, nonTextTags: kept.nonTextTags ?? [] })
  return unescaped(text)
    .replace(/[^\S\n]+/g, ' ')
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ', '#39': "'" }
const unescaped = (text: string): string => text.replace(/&(amp|lt|gt|quot|nbsp|#39);/g, (_, name: string) => entities[name] ?? '')
