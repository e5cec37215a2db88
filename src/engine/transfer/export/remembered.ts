/** A column of few values is worth remembering, one of many is not. */
const most = 2000

/**
 * Prints each value once: levels, regions and trades repeat a million times, and a path of places costs a hundred times a look-up.
 * A column whose values turn out to differ is printed without more ado.
 */
export function remembered(print: (raw: unknown) => string): (raw: unknown) => string {
  let texts: Map<unknown, string> | undefined = new Map()
  return (raw) => {
    if (!texts || typeof raw === 'object') return print(raw)
    const known = texts.get(raw)
    if (known !== undefined) return known
    const text = print(raw)
    if (texts.size >= most) texts = undefined
    else texts.set(raw, text)
    return text
  }
}
