import { squeeze } from './text.ts'

const local = /^[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u
const host = /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}][\p{L}\p{N}-]{0,61}[\p{L}\p{N}]$/u

/**
 * One e-mail address, lower-cased (no mail system in use tells A@ from a@), without `mailto:` or the name before `<…>`.
 * Undefined when it is none: also when it holds blanks inside or line breaks, which could forge a header (RFC 5321 lengths).
 */
export function readEmail(written: string): string | undefined {
  const trimmed = written.trim()
  if (trimmed.length > 320 || /[\r\n]/.test(trimmed)) return undefined
  const inner = /^[^<>]*<([^<>]+)>$/.exec(trimmed)?.[1] ?? trimmed
  if (/\S\s+\S/.test(inner)) return undefined
  const address = squeeze(inner)
    .replace(/^mailto:/i, '')
    .toLowerCase()
    .normalize('NFC')
  const at = address.lastIndexOf('@')
  const [name, domain] = [address.slice(0, at), address.slice(at + 1)]
  if (at < 1 || name.length > 64 || address.length > 254) return undefined
  return local.test(name) && host.test(domain) ? address : undefined
}
