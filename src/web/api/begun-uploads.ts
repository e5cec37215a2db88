/** Large files on their way, by what the browser tells of them: one that is chosen again after the page was left goes on where it stopped. */
const prefix = 'kexin.upload'

/** Two files of one name, length and moment are the same file to the person who chooses them; the house takes the pieces of one person's alone. */
const keyOf = ({ name, size, lastModified }: File, replaces = ''): string => [prefix, replaces, size, lastModified, name].join('.')

export const begunBefore = (file: File, replaces?: string): string | null => localStorage.getItem(keyOf(file, replaces))

export function rememberBegun(file: File, replaces: string | undefined, id: string): void {
  try {
    localStorage.setItem(keyOf(file, replaces), id)
  } catch {
    // The browser's storage is full or closed; the file is sent all the same.
  }
}

export const forgetBegun = (file: File, replaces?: string): void => localStorage.removeItem(keyOf(file, replaces))
