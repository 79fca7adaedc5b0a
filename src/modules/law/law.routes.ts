import { route } from '#kernel/module.ts'
import * as keeping from './keeping.contract.ts'
import * as kept from './keeping.service.ts'
import {
  listActsContract,
  listClockRulesContract,
  listHotlineNumbersContract,
  listTextsContract,
} from './law.contract.ts'
import { showActs, showClockRules, showHotlineNumbers, showTexts } from './law.service.ts'

export const lawRoutes = [
  route(listHotlineNumbersContract, async (ctx, { query }) => ({
    items: await showHotlineNumbers(ctx, { provinceId: query.province_id, on: query.on }),
  })),
  route(listTextsContract, async (ctx, { query }) => ({
    items: await showTexts(ctx, query.keys, query.lang),
  })),
  route(listClockRulesContract, async (ctx, { query }) => ({ items: await showClockRules(ctx, query.on) })),
  route(listActsContract, async (ctx, { query }) => ({
    items: await showActs(ctx, query.relationship, query.on),
  })),
  route(keeping.listKeptRules, kept.showKeptRules),
  route(keeping.listKeptForms, kept.showKeptForms),
  route(keeping.listKeptTexts, kept.showKeptTexts),
  route(keeping.listKeptNumbers, kept.showKeptNumbers),
  route(keeping.keepRule, kept.keepRule),
  route(keeping.keepForm, kept.keepForm),
  route(keeping.keepNumber, kept.keepNumber),
  route(keeping.keepText, kept.keepText),
  route(keeping.reviewText, kept.reviewText),
]
