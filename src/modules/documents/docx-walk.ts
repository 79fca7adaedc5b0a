import { strFromU8, unzipSync } from 'fflate'

/** An element of an Office part, as tests read it. */
export interface Element {
  name: string
  attributes: Record<string, string>
  children: Element[]
  /** Text directly inside. */
  text: string
}

/** Opens one part of an Office file. Throws where it is missing or not well-formed. */
export function openPart(file: Uint8Array, name: string): Element {
  const part = unzipSync(file)[name]
  if (!part) throw new Error(`no part ${name}`)
  return walk(strFromU8(part))
}

/** Every element of a name below `root`, in document order. */
export function all(root: Element, name: string): Element[] {
  return root.children.flatMap((child) => [...(child.name === name ? [child] : []), ...all(child, name)])
}

/** Whether a switch such as `w:b` or `w:titlePg` is on somewhere below `root`; written as false it is off. */
export function isOn(root: Element, name: string): boolean {
  return all(root, name).some(
    (element) => !['false', '0', 'off'].includes(element.attributes['w:val'] ?? 'true'),
  )
}

/** Words of a paragraph, cell or document, runs joined. */
export function words(root: Element): string {
  return all(root, 'w:t')
    .map((element) => element.text)
    .join('')
}

/** Walks tags of XML without DTD; strict about nesting, entities and characters, as Word is. */
function walk(xml: string): Element {
  for (const character of xml) {
    const code = character.codePointAt(0) ?? 0
    const isAllowed = code === 9 || code === 10 || code === 13 || (code >= 0x20 && (code & 0xfffe) !== 0xfffe)
    if (!isAllowed || (code >= 0xd800 && code <= 0xdfff)) throw new Error(`character ${code} in XML`)
  }
  const root: Element = { name: '', attributes: {}, children: [], text: '' }
  const open = [root]
  let at = 0
  while (at < xml.length) {
    const from = xml.indexOf('<', at)
    const parent = open.at(-1) as Element
    parent.text += decoded(xml.slice(at, from < 0 ? undefined : from))
    if (from < 0) break
    const end = xml.indexOf('>', from)
    if (end < 0) throw new Error('tag without end')
    const tag = xml.slice(from + 1, end)
    if (tag.startsWith('/')) {
      if (open.pop()?.name !== tag.slice(1)) throw new Error(`</${tag.slice(1)}> closes another element`)
    } else if (!tag.startsWith('?')) {
      const element = elementOf(tag)
      parent.children.push(element)
      if (!tag.endsWith('/')) open.push(element)
    }
    at = end + 1
  }
  if (open.length !== 1) throw new Error(`<${open.at(-1)?.name}> stays open`)
  return root
}

function elementOf(tag: string): Element {
  const body = tag.endsWith('/') ? tag.slice(0, -1) : tag
  const [name = ''] = body.split(' ', 1)
  const attributes: Record<string, string> = {}
  for (const [, key = '', value = ''] of body.matchAll(/([\w:]+)="([^"]*)"/g))
    attributes[key] = decoded(value)
  return { name, attributes, children: [], text: '' }
}

function decoded(text: string): string {
  const plain = text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
  if (text.replaceAll(/&(?:lt|gt|quot|apos|amp);/g, '').includes('&')) throw new Error('bare & in XML')
  return plain.replaceAll('&amp;', '&')
}
