const known = ['red', 'volcano', 'orange', 'gold', 'lime', 'green', 'cyan', 'blue', 'geekblue', 'purple', 'magenta']

/** A word on a quiet ground of its colour. Colour never stands alone: the word says it too. */
export function Tag({ text, color }: { text: string; color?: string | undefined }) {
  return <span className={`kx-tag kx-colour-${color && known.includes(color) ? color : 'grey'}`}>{text}</span>
}
