import { docxType, type MediaType, xlsxType } from './file.codes.ts'
import { endOfZip, isSafeZip } from './file.zip.ts'
import { readJpeg, readPng, readWebp } from './picture.ts'

/** Pictures above this are not shown by a telephone; a small file that unrolls to more is an attack. */
const mostPixels = 120_000_000

/**
 * What the bytes are, from their own structure and never from a name; undefined when it is nothing we take, or also
 * something else (a picture that is an archive as well, a paper with a page of HTML before it).
 */
export function typeOf(bytes: Buffer): MediaType | undefined {
  const type = claimedType(bytes)
  if (!type) return undefined
  const isOffice = type === docxType || type === xlsxType
  return !isOffice && (endOfZip(bytes) !== undefined || hidesPage(bytes, type)) ? undefined : type
}

function claimedType(bytes: Buffer): MediaType | undefined {
  const starts = (text: string, at = 0) => bytes.toString('latin1', at, at + text.length) === text
  if (starts('%PDF-')) return bytes.subarray(-2_048).includes('%%EOF') ? 'application/pdf' : undefined
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return fits(readJpeg(bytes)) ? 'image/jpeg' : undefined
  if (starts('\x89PNG\r\n\x1a\n')) return fits(readPng(bytes)) ? 'image/png' : undefined
  if (starts('RIFF') && starts('WEBP', 8)) return fits(readWebp(bytes)) ? 'image/webp' : undefined
  if (starts('ftyp', 4)) return isoMediaType(bytes)
  if (starts('OggS')) return 'audio/ogg'
  if (starts('ID3') || isMp3Frame(bytes)) return 'audio/mpeg'
  if (starts('PK\x03\x04')) return officeType(bytes)
  return undefined
}

function fits(picture: { width: number; height: number } | undefined): boolean {
  return picture !== undefined && picture.width > 0 && picture.width * picture.height <= mostPixels
}

/** HEIC pictures and sound recorded by telephones share one container; a film is not taken. */
function isoMediaType(bytes: Buffer): MediaType | undefined {
  const size = bytes.readUInt32BE(0)
  if (size < 16 || size > Math.min(bytes.length, 512)) return undefined
  const brands = bytes.toString('latin1', 8, size)
  if (/heic|heix|mif1|heim|heis/.test(brands)) return 'image/heic'
  const isSound = /M4A |M4B |mp42|isom|3gp[456]/.test(brands) && bytes.includes('soun')
  return isSound && !bytes.includes('hdlr\0\0\0\0\0\0\0\0vide') ? 'audio/mp4' : undefined
}

function isMp3Frame(bytes: Buffer): boolean {
  const [first = 0, second = 0, third = 0] = bytes
  const isSync = first === 0xff && (second & 0xe6) === 0xe2 // layer III
  return isSync && third >> 4 !== 0 && third >> 4 !== 15 && (third & 0x0c) !== 0x0c
}

function officeType(bytes: Buffer): MediaType | undefined {
  const names = isSafeZip(bytes)
  if (!names?.includes('[Content_Types].xml')) return undefined
  if (names.some((name) => /vbaProject|activeX|embeddings\//i.test(name))) return undefined
  if (names.includes('word/document.xml')) return docxType
  return names.includes('xl/workbook.xml') ? xlsxType : undefined
}

/** Signs of a second document at the head or the tail, where a viewer that guesses would look. */
function hidesPage(bytes: Buffer, type: MediaType): boolean {
  const ends = `${bytes.toString('latin1', 0, 1_024)} ${bytes.toString('latin1', Math.max(1_024, bytes.length - 1_024))}`
  if (/<(?:!doctype|html|svg|script|iframe|\?xml|\?php)/i.test(ends) && type !== 'application/pdf')
    return true
  const head = bytes.toString('latin1', 0, 1_024)
  return type === 'application/pdf' ? /<(?:html|svg|script|iframe)/i.test(head) : head.includes('%PDF-')
}
