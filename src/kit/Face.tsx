/** Tints for initials; text of each is at least 4.5 : 1 on it in both modes (kit.css). */
const tints = 8

function tintOf(text: string): number {
  let sum = 0
  for (const char of text) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) % 9973
  return sum % tints
}

/** Han names are known by their last two characters, Anna Berg by AB. */
export function initialsOf(name: string): string {
  const trimmed = name.trim()
  if (/\p{Script=Han}/u.test(trimmed)) return trimmed.replace(/[^\p{Script=Han}]/gu, '').slice(-2)
  const parts = trimmed.split(/\s+/).filter(Boolean)
  return ((parts[0]?.[0] ?? '?') + (parts.length > 1 ? (parts.at(-1)?.[0] ?? '') : '')).toUpperCase()
}

/** A person or a company as a small tinted mark. Decorative: the name stands beside it. */
export function Face({ name, url, size = 20, isRound = true }: { name: string; url?: string; size?: number; isRound?: boolean }) {
  const style = { width: size, height: size, fontSize: Math.max(9, Math.round(size * 0.42)), borderRadius: isRound ? '50%' : 4 }
  if (url) return <img className="kx-face" style={style} src={url} alt="" loading="lazy" />
  const text = isRound ? initialsOf(name) : (name.trim()[0] ?? '?').toUpperCase()
  return (
    <span className={`kx-face kx-tint-${tintOf(name)}`} style={style} aria-hidden>
      {size < 24 ? text.slice(0, 1) : text}
    </span>
  )
}
