import { route } from '#kernel/module.ts'
import { boards } from './board.codes.ts'
import { boardContracts } from './board.contract.ts'
import { readBoard } from './board.service.ts'

export const boardsRoutes = boards.map((board) =>
  route(boardContracts[board], (ctx) => readBoard(ctx, board)),
)
