import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { askedPart, listClips, players, readClip } from './clips.ts'
import { wordsIn } from './words.ts'

test('a page has a player for each clip recorded of it, and no file outside the list is given out', async () => {
  const from = await mkdtemp(path.join(tmpdir(), 'clips-'))
  await mkdir(path.join(from, 'clips'))
  await writeFile(path.join(from, 'clips', 'tre-em.tay.mp3'), 'ID3 giả')
  await writeFile(
    path.join(from, 'clips.csv'),
    '# SOURCE: thử\npage,language,language_name,file,speaker,recorded_on\npublic.children,tay,Tày,tre-em.tay.mp3,Người Bịa,2026-11-20\n',
  )
  try {
    const clips = await listClips(from)
    expect(players(clips, 'public.children', wordsIn.vi).text).toContain('src="/nghe/tre-em.tay.mp3"')
    expect(players(clips, 'public.men', wordsIn.vi).text).toBe('')
    expect((await readClip(clips, 'tre-em.tay.mp3', from))?.type).toBe('audio/mpeg')
    expect(await readClip(clips, '../clips.csv', from)).toBeUndefined()
  } finally {
    await rm(from, { recursive: true })
  }
})

test('no clip of ours has been recorded yet, and the page for everybody says so', async () => {
  expect(await listClips()).toEqual([])
})

test.each([
  [undefined, undefined],
  ['bytes=0-', { from: 0, to: 99 }],
  ['bytes=10-19', { from: 10, to: 19 }],
  ['bytes=90-500', { from: 90, to: 99 }],
  ['bytes=-30', { from: 70, to: 99 }],
  ['bytes=500-', { from: 500, to: 99 }],
  ['bytes=-', undefined],
  ['lines=1-2', undefined],
])('a telephone that asks for %s of a clip of 100 bytes gets that part', (range, part) => {
  expect(askedPart(range, 100)).toEqual(part)
})
