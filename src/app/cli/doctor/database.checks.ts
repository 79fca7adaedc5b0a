import type { Client } from 'pg'
import { loginConfig, openPool } from '#kernel/database.ts'
import { pendingMigrations } from '#kernel/migrate.ts'
import { loginRoles } from '#kernel/roles.ts'
import { withClient } from '#kernel/schema.ts'
import { checkReferenceData } from '#modules/places/reference.check.ts'
import type { Installed } from '../installed.ts'
import { yearsToKnow } from '../places.ts'
import { type Finding, good, look, wrong } from './finding.ts'

/** PostgreSQL keeps what it has acknowledged. */
export async function checkDurable(database: Client): Promise<Finding> {
  const { rows } = await database.query(
    "select name, setting from pg_settings where name in ('fsync', 'full_page_writes', 'synchronous_commit', 'data_checksums', 'server_version')",
  )
  const settings = new Map<string, string>(rows.map(({ name, setting }) => [name, setting]))
  const off = ['fsync', 'full_page_writes'].filter((name) => settings.get(name) !== 'on')
  if (['off', 'local'].includes(settings.get('synchronous_commit') ?? '')) off.push('synchronous_commit')
  const version = settings.get('server_version')
  if (off.length > 0)
    return wrong(
      `PostgreSQL có thể mất dữ liệu khi mất điện: ${off.join(', ')} đang tắt.`,
      `PostgreSQL could lose data when power fails: ${off.join(', ')} is off.`,
      'Bật lại các thiết lập ấy trong postgresql.conf.',
      'Turn these on in postgresql.conf.',
    )
  if (settings.get('data_checksums') !== 'on') {
    return look(
      `PostgreSQL ${version} ghi bền, nhưng không có mã kiểm tra trang.`,
      `PostgreSQL ${version} is durable, without data checksums.`,
      'Khi có dịp: dừng máy chủ, chạy pg_checksums --enable.',
      'When you can: stop the server, run pg_checksums --enable.',
    )
  }
  return good(
    `PostgreSQL ${version} ghi bền, có mã kiểm tra trang.`,
    `PostgreSQL ${version} is durable, with checksums.`,
  )
}

/** Each role may do what it is for, and no more. */
export async function checkRoles(database: Client): Promise<Finding> {
  const { rows } = await database.query<{ problem: string }>(
    `select r.rolname || ': ' || p.what as problem
     from   pg_roles r cross join lateral (values
              ('thiếu quyền đăng nhập · cannot sign in', not r.rolcanlogin),
              ('superuser', r.rolsuper),
              ('createdb', r.rolcreatedb),
              ('createrole', r.rolcreaterole),
              ('bypassrls', r.rolbypassrls and r.rolname <> 'nangmai_backup'),
              ('sở hữu đối tượng · owns objects', r.rolname not in ('nangmai_owner', 'nangmai_worker')
                 and exists (select 1 from pg_class c where c.relowner = r.oid)),
              ('tạo được đối tượng · may create', r.rolname not in ('nangmai_owner', 'nangmai_worker')
                 and (has_schema_privilege(r.oid, 'public', 'create') or has_database_privilege(r.oid, current_database(), 'create')))
            ) p (what, holds)
     where  r.rolname = any ($1) and p.holds
     union all
     select n || ': thiếu · missing' from unnest($1::text[]) n where not exists (select 1 from pg_roles where rolname = n)`,
    [loginRoles],
  )
  return rows.length === 0
    ? good(
        'Các vai trò trong cơ sở dữ liệu đúng quyền.',
        'The roles of the database may do what they should and no more.',
      )
    : wrong(
        `Vai trò sai quyền: ${rows.map(({ problem }) => problem).join('; ')}.`,
        'Roles may do other things than they should.',
        'Khởi động lại chương trình để đặt lại quyền; nếu vẫn còn, tìm xem ai đã sửa.',
        'Start the program again, which puts them right; if it stays, find out who changed them.',
      )
}

/** The schema is that of this program. */
export async function checkSchema({ server, base }: Installed): Promise<Finding> {
  const pending = await withClient(loginConfig(server, 'nangmai_owner', base), pendingMigrations)
  return pending.length === 0
    ? good('Cấu trúc dữ liệu khớp với chương trình.', 'The schema is that of this program.')
    : look(
        `Còn ${pending.length} bước nâng cấp dữ liệu chưa chạy.`,
        `${pending.length} migrations are still to run.`,
        'Khởi động chương trình: nó sao lưu rồi nâng cấp.',
        'Start the program: it backs up, then migrates.',
      )
}

/** The audit is sealed as it grows. */
export async function checkSealLag(database: Client): Promise<Finding> {
  const { rows } = await database.query(
    `select count(*) as n, coalesce(floor(extract(epoch from now() - min(at)) / 60), 0)::integer as minutes from audit.entry
     where (epoch, xid) >= (coalesce((select epoch from audit.seal order by no desc limit 1), 0),
                            coalesce((select before_xid from audit.seal order by no desc limit 1), '0'::xid8))`,
  )
  const { n, minutes } = rows[0]
  return minutes > 10
    ? look(
        `${n} dòng nhật ký chờ niêm phong đã ${minutes} phút.`,
        `${n} audit entries have waited ${minutes} minutes for their seal.`,
        'Khởi động chương trình; nếu đang chạy, tìm dòng [jobs] trong nhật ký máy chủ.',
        'Start the program; if it runs, look for [jobs] in its log.',
      )
    : good(
        `Nhật ký được niêm phong đều (${n} dòng đang chờ).`,
        `The audit is sealed as it grows (${n} entries waiting).`,
      )
}

/** Places and days off are whole. */
export async function checkPlaces({ server, base }: Installed): Promise<Finding> {
  const { db } = openPool(server, 'nangmai_app', base, 1)
  const defects = await checkReferenceData(db, yearsToKnow()).finally(() => db.destroy())
  return defects.length === 0
    ? good('Danh mục đơn vị hành chính và ngày nghỉ đầy đủ.', 'Places and days off are whole.')
    : look(
        `Danh mục đơn vị hành chính và ngày nghỉ có ${defects.length} điểm cần xem.`,
        `${defects.length} points in places and days off need a look.`,
        'Xem: npm run cli -- places check',
        'See: npm run cli -- places check',
      )
}
