/** A type of file that may be kept: what it is served as, and what its bytes must look like. */
export type FileType = {
  readonly type: string
  /** Its extension, by which it is known; others that mean the same. */
  readonly extension: string
  readonly also?: readonly string[]
  /** What the bytes are recognised as; `text`: nothing in particular, but readable text. */
  readonly looks: readonly string[]
  /** Redrawn when it comes in, so that it is a picture and nothing else; shown in the page. */
  readonly isPicture?: true
}

const office = 'application/vnd.openxmlformats-officedocument'
const oldOffice = 'application/x-cfb'
const unnamed = 'application/octet-stream'

/**
 * All that may be uploaded (attack rows 34, 35): what offices send each other. What a browser would run (HTML, SVG, XML) or a
 * system (programs, scripts) is not among them. A file is served as its line here says, never as it calls itself.
 */
export const fileTypes: readonly FileType[] = [
  { type: 'image/png', extension: 'png', looks: ['image/png', 'image/apng'], isPicture: true },
  { type: 'image/jpeg', extension: 'jpg', also: ['jpeg', 'jfif'], looks: ['image/jpeg'], isPicture: true },
  { type: 'image/webp', extension: 'webp', looks: ['image/webp'], isPicture: true },
  { type: 'image/gif', extension: 'gif', looks: ['image/gif'], isPicture: true },
  { type: 'image/tiff', extension: 'tif', also: ['tiff'], looks: ['image/tiff'] },
  { type: 'image/bmp', extension: 'bmp', looks: ['image/bmp'] },
  { type: 'application/pdf', extension: 'pdf', looks: ['application/pdf'] },
  { type: `${office}.wordprocessingml.document`, extension: 'docx', looks: [`${office}.wordprocessingml.document`, 'application/zip'] },
  { type: `${office}.spreadsheetml.sheet`, extension: 'xlsx', looks: [`${office}.spreadsheetml.sheet`, 'application/zip'] },
  { type: `${office}.presentationml.presentation`, extension: 'pptx', looks: [`${office}.presentationml.presentation`, 'application/zip'] },
  { type: 'application/msword', extension: 'doc', looks: [oldOffice] },
  { type: 'application/vnd.ms-excel', extension: 'xls', looks: [oldOffice] },
  { type: 'application/vnd.ms-powerpoint', extension: 'ppt', looks: [oldOffice] },
  { type: unnamed, extension: 'wps', also: ['et', 'dps'], looks: [oldOffice, 'application/zip'] },
  { type: unnamed, extension: 'ofd', looks: ['application/zip', 'application/ofd'] },
  { type: unnamed, extension: 'msg', looks: [oldOffice] },
  // A damaged mail holds bytes that are no text; it is kept as it came, and only ever saved.
  { type: 'message/rfc822', extension: 'eml', looks: ['text', ''] },
  { type: 'text/plain', extension: 'txt', also: ['log', 'md'], looks: ['text'] },
  { type: 'text/csv', extension: 'csv', also: ['tsv'], looks: ['text'] },
  { type: 'application/zip', extension: 'zip', looks: ['application/zip'] },
  { type: 'application/vnd.rar', extension: 'rar', looks: ['application/vnd.rar', 'application/x-rar-compressed'] },
  { type: 'application/x-7z-compressed', extension: '7z', looks: ['application/x-7z-compressed'] },
  { type: unnamed, extension: 'dwg', looks: ['image/vnd.dwg'] },
  { type: unnamed, extension: 'dxf', looks: ['text'] },
  { type: 'audio/mpeg', extension: 'mp3', looks: ['audio/mpeg'] },
  { type: 'audio/mp4', extension: 'm4a', looks: ['audio/mp4', 'audio/x-m4a', 'video/mp4'] },
  { type: 'audio/wav', extension: 'wav', looks: ['audio/wav', 'audio/vnd.wave', 'audio/x-wav'] },
  { type: 'audio/amr', extension: 'amr', looks: ['audio/amr'] },
  { type: 'video/mp4', extension: 'mp4', looks: ['video/mp4'] },
  { type: 'video/quicktime', extension: 'mov', looks: ['video/quicktime'] },
]

const named = new Map(fileTypes.flatMap((each) => [each.extension, ...(each.also ?? [])].map((extension) => [extension, each] as const)))

/** Is there a type that such a file may be? Without an extension its bytes must tell. */
export const isKnown = (extension: string): boolean => extension === '' || named.has(extension)

/**
 * The type of a file by its bytes *and* its extension; undefined: not accepted. A picture is what its bytes are, whatever it is
 * called; all else must be what its extension says; without an extension, only what its bytes tell beyond doubt.
 */
export function judge(extension: string, looks: string): FileType | undefined {
  const byName = named.get(extension)
  const picture = fileTypes.find((each) => each.isPicture && each.looks.includes(looks))
  if (picture) return byName?.isPicture || extension === '' ? picture : undefined
  if (extension === '') return fileTypes.find((each) => each.looks[0] === looks && each.type === looks)
  return byName && !byName.isPicture && byName.looks.includes(looks) ? byName : undefined
}

/** The types pictures are served as: the only ones that open in the page. */
export const pictureTypes: readonly string[] = fileTypes.flatMap((each) => (each.isPicture ? [each.type] : []))
