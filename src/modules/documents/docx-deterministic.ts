import { unzipSync, type Zippable, zipSync } from 'fflate'
import { escapeXml } from './docx-text.ts'

/** What the properties of a file say about it. No name of a person belongs here: the list of a folder shows it. */
export interface FileProperties {
  title: string
  subject: string
  creator: string
  /** ISO 8601 instant at which the content was frozen. */
  frozenAt: string
}

/**
 * Packs an Office file again so that the same content gives the same bytes on any machine at any time:
 * own core properties dated by `frozenAt`, entries sorted by name, one fixed time for all of them.
 */
export function packDeterministic(bytes: Uint8Array, properties: FileProperties): Uint8Array {
  const entries = unzipSync(bytes)
  entries['docProps/core.xml'] = new TextEncoder().encode(coreProperties(properties))
  return packSorted(entries)
}

/** Zips entries sorted by name under one fixed time. */
export function packSorted(entries: Record<string, Uint8Array>): Uint8Array {
  const sorted: Zippable = {}
  for (const name of Object.keys(entries).sort()) {
    const content = entries[name]
    if (content && !name.endsWith('/')) sorted[name] = content
  }
  // A zip stores local time: built from local parts, so that every time zone writes the same hour.
  return zipSync(sorted, { level: 6, mtime: new Date(1980, 0, 1, 12, 0, 0) })
}

/** The core properties of an Office file. `creator` is the issuing body, never a person. */
function coreProperties(properties: FileProperties): string {
  const frozenAt = new Date(properties.frozenAt).toISOString()
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"',
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"',
    ' xmlns:dcmitype="http://purl.org/dc/dcmitype/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    `<dc:title>${escapeXml(properties.title)}</dc:title>`,
    `<dc:subject>${escapeXml(properties.subject)}</dc:subject>`,
    `<dc:creator>${escapeXml(properties.creator)}</dc:creator>`,
    `<cp:lastModifiedBy>${escapeXml(properties.creator)}</cp:lastModifiedBy>`,
    '<cp:revision>1</cp:revision>',
    `<dcterms:created xsi:type="dcterms:W3CDTF">${frozenAt}</dcterms:created>`,
    `<dcterms:modified xsi:type="dcterms:W3CDTF">${frozenAt}</dcterms:modified>`,
    '</cp:coreProperties>',
  ].join('')
}
