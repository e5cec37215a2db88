/** A comment's text; names after @ stand out. Text stays text: nothing in it becomes markup. */
export function Mentioned({ text }: { text: string }) {
  return (
    <p className="kx-comment">
      {text.split(/(@[^\s@,.;:!?\uff0c\u3002]+)/g).map((part, at) =>
        // biome-ignore lint/suspicious/noArrayIndexKey: parts of one fixed text
        part.startsWith('@') ? <b key={at}>{part}</b> : part,
      )}
    </p>
  )
}
