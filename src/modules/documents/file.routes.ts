import { route } from '#kernel/module.ts'
import * as files from './file.contract.ts'
import { addFile, listFiles, openOriginal, readFile, removeFile } from './file.service.ts'

export const fileRoutes = [
  route(files.listFilesContract, listFiles),
  route(files.addFileContract, addFile),
  route(files.readFileContract, readFile),
  route(files.openOriginalContract, openOriginal),
  route(files.removeFileContract, removeFile),
]
