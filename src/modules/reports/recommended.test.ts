import { expect, test } from 'vitest'
import {
  draftRecommendationContract,
  moveRecommendationContract,
} from '#modules/dialogue/recommendation.contract.ts'
import { useWorld } from '#tests/support/world.ts'
import { openPart, words } from '../documents/docx-walk.ts'
import { buildSixMonthReport } from './index.ts'
import { beginReport, getReport } from './report.contract.ts'

const world = useWorld()

test('what the province recommended upward, and nobody has decided, stands in the last part of its report, on the page and from the command line', async () => {
  const { agency, staff, setNow } = world()
  setNow('2022-07-05T09:00:00+07:00')
  const home = await agency({ kind: 'department', name: 'Sở Thử', duties: ['gender_equality'] })
  const officer = await staff('provincial_officer', { agencyId: home })
  const recommend = async (words: string, sent: string | undefined, decided?: string) => {
    const { id, version } = await officer.call(draftRecommendationContract, {
      body: { to_body: 'Bộ Thử', topic: 'jobs', words, place_id: '22' },
    })
    const params = { recommendation_id: id }
    if (!sent) return
    const { version: next } = await officer.call(moveRecommendationContract, {
      params,
      body: { version, move: 'send', on: sent, number: '01/KN' },
    })
    if (decided)
      await officer.call(moveRecommendationContract, {
        params,
        body: { version: next, move: 'take_up', on: decided, words: 'Đồng ý' },
      })
  }
  await recommend('Hỗ trợ học nghề cho lao động nữ.', '2022-05-10')
  await recommend('Bố trí phiên dịch tiếng Dao', '2021-11-02')
  await recommend('Đã xong từ trước kỳ', '2021-03-01', '2021-09-01')
  await recommend('Còn đang viết', undefined)

  const { id } = await officer.call(beginReport, { body: { kind: 'six_month', period: '2022-H1' } })
  const { body } = await officer.call(getReport, { params: { report_id: id } })
  const lines = body.blocks.map((block) =>
    block.kind === 'heading' ? block.text : block.runs.map((run) => ('text' in run ? run.text : '')).join(''),
  )
  const last = lines.indexOf('Đề xuất, kiến nghị')
  expect(lines.slice(last + 1, last + 3)).toEqual([
    'Kiến nghị Bộ Thử: Bố trí phiên dịch tiếng Dao.',
    'Kiến nghị Bộ Thử: Hỗ trợ học nghề cho lao động nữ.',
  ])
  expect(lines.join('\n')).not.toMatch(/Đã xong từ trước|Còn đang viết/)

  const { house } = world()
  const { bytes } = await buildSixMonthReport({
    facts: house.facts,
    jobs: house.jobs.db,
    provinceId: '22',
    period: '2022-H1',
    now: house.now(),
  })
  const printed = words(openPart(bytes, 'word/document.xml'))
  for (const line of lines.slice(last + 1, last + 3)) expect(printed).toContain(line)
  expect(printed).not.toMatch(/Đã xong từ trước|Còn đang viết/)
})
