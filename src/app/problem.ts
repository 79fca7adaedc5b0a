import { NotSuperuser } from '#kernel/schema.ts'

/** Prints what is wrong so that the person who starts the program can act; a stack only for what nobody expected. */
export function tellProblem(error: unknown): void {
  const problem = error as {
    vi?: string
    en?: string
    name?: string
    message?: string
    code?: string
    constructor?: { name: string }
  }
  if (problem.vi) {
    console.error(`\n${problem.vi}\n${problem.en ?? ''}`)
  } else if (['SettingsProblem', 'SchemaProblem'].includes(problem.constructor?.name ?? '')) {
    console.error(`\n${problem.message}`)
  } else if (problem.code === 'ECONNREFUSED' || problem.code === 'ENOTFOUND' || problem.code === '28P01') {
    console.error(
      '\nKhông nối được tới PostgreSQL ở DATABASE_URL. Hãy kiểm tra địa chỉ, tài khoản và mật khẩu.\nThe PostgreSQL server of DATABASE_URL cannot be reached, or refuses the login.',
    )
  } else if (error instanceof NotSuperuser) {
    console.error(
      '\nTài khoản trong DATABASE_URL cần là superuser để tạo các vai trò.\nThe login of DATABASE_URL must be a superuser, since it creates the roles.',
    )
  } else {
    console.error(error)
  }
}
