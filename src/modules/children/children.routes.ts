import { route } from '#kernel/module.ts'
import * as children from './child.contract.ts'
import { exclude, foldPath, supportYouth, writePaper } from './child.service.ts'
import { printPaper } from './child-paper.service.ts'
import { readChildren } from './children-view.service.ts'

export const childrenRoutes = [
  route(children.readChildrenContract, readChildren),
  route(children.writePaperContract, writePaper),
  route(children.foldPathContract, foldPath),
  route(children.excludeContract, exclude),
  route(children.supportYouthContract, supportYouth),
  route(children.printPaperContract, printPaper),
]
