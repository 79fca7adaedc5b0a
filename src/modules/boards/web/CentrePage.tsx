import { BoardPage } from './BoardPage.tsx'

export default () => <BoardPage board="centre" />
