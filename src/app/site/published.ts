import type { House } from '#kernel/context.ts'
import { listShownEvents } from '#modules/campaigns/index.ts'
import { listShownModels } from '#modules/initiatives/index.ts'
import { receiverFor } from '#modules/intake/index.ts'
import { monthCampaign, nothingPublished, type Published, yearIn } from './month.ts'
import { publishedReleases } from './releases.ts'

/** What prevention has released for everybody in the province that answers here, asked as the public page; nothing while nobody answers. */
export async function readReleased(house: House, language: 'vi' | 'en'): Promise<Published> {
  const always = {
    ...(await nothingPublished(house, language)),
    releases: await publishedReleases(house, language),
  }
  try {
    const { province_id: provinceId } = await receiverFor(house, null)
    const events = await listShownEvents(house.intake, {
      provinceId,
      campaign: monthCampaign,
      year: yearIn(house.now()),
    })
    const models = await listShownModels(house.intake, provinceId, language)
    return {
      ...always,
      events: events.map(({ on_day, ...event }) => ({ ...event, startsOn: on_day, endsOn: on_day })),
      models: models.map(({ name, founded_on, own_words, ...model }) => ({
        ...model,
        title: name,
        since: founded_on.slice(0, 4),
        isVietnamese: !own_words,
      })),
    }
  } catch {
    return always // a page without a database still shows whom to call
  }
}
