import { open } from 'node:fs/promises'
import { fileTypeFromFile } from 'file-type'
import { Problem } from '../../kernel/problem.ts'
import { extensionOf } from './names.ts'
import { type FileType, isKnown, judge } from './types.ts'

/** Text is judged by its beginning. */
const looked = 64 * 1024

/** What a file on disk is, by its bytes and its name together; throws `invalid` when such a file is not accepted. */
export async function recognise(path: string, name: string): Promise<FileType> {
  const found = await fileTypeFromFile(path).catch(() => undefined)
  const looks = found && found.mime !== 'application/xml' ? found.mime : (await isText(path)) ? 'text' : ''
  const type = judge(extensionOf(name), looks)
  if (type) return type
  throw notAccepted()
}

/** Told before its first byte: whatever it holds, no file of that name is taken. */
export function demandKnownName(name: string): void {
  if (!isKnown(extensionOf(name))) throw notAccepted()
}

function notAccepted(): Problem {
  const zh = '不支持这种文件，或内容与扩展名不符。可上传图片（png、jpg、webp、gif）、PDF、Office 与 WPS 文档、文本、压缩包、录音和视频'
  const en =
    'This kind of file is not accepted, or it is not what its name says. Pictures (png, jpg, webp, gif), PDF, office documents, text, archives, sound and video are'
  return new Problem('invalid', { zh, en }, [{ field: 'file', code: 'fileType', message: { zh, en } }])
}

/** No NUL in its beginning, unless it opens with the mark of UTF-16. */
async function isText(path: string): Promise<boolean> {
  const file = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(looked), 0, looked, 0)
    const start = buffer.subarray(0, bytesRead)
    const isWide = (start[0] === 0xff && start[1] === 0xfe) || (start[0] === 0xfe && start[1] === 0xff)
    return bytesRead > 0 && (isWide || !start.includes(0))
  } finally {
    await file.close()
  }
}
