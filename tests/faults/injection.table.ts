import { joined, parts } from '#tests/support/fault-parts.ts'

/** What an attacker types where a name belongs. Each must stay a name. */
export const corpus = [
  "' or '1'='1",
  "'; drop table contact; --",
  "x'); select pg_sleep(9); --",
  '" or ""="',
  "\\'; --",
  "a%' and 1=cast(version() as int)--",
  '{{7*7}}',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a string of the corpus
  '${7*7}',
  '#{7*7}',
  '<%= 7*7 %>',
  '{code}',
  '%s%n%x',
  '$(id)',
  '`id`',
  '| cat /etc/passwd',
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '"><svg/onload=1>',
  'javascript:alert(1)',
  'data:text/html,<b>x</b>',
  '&lt;b&gt;&#x3c;',
  ']]><x/>',
  '<!DOCTYPE x [<!ENTITY e "1">]>&e;',
  'a\r\nSet-Cookie: x=1',
  'a\r\n\r\n<html>',
  '__proto__',
  'constructor',
  '../../etc/passwd',
  '..\\..\\win.ini',
  '%2e%2e%2f',
  '(&(uid=*))',
  '$1 \\0 $&',
]

/** Routes whose text is kept, with those that read it back. A route with free text stands here or below. */
export const readBy: Record<string, readonly string[]> = {
  ...joined((part) => part.readBy),
  'POST /api/contacts': [
    'POST /api/contacts/:id/open',
    'POST /api/contacts/:id/safe-contact/open',
    'POST /api/contacts/:id/safety-card/open',
  ],
  'PATCH /api/contacts/:id': ['POST /api/contacts/:id/open'],
  'PUT /api/contacts/:id/safe-contact': ['POST /api/contacts/:id/safe-contact/open'],
  'PUT /api/contacts/:id/safety-card': ['POST /api/contacts/:id/safety-card/open'],
  'POST /api/counselling/:id/sessions': ['POST /api/counselling/:id/open'],
  'POST /api/shifts': ['GET /api/shifts'],
  'PUT /api/shifts/:id': ['GET /api/shifts'],
  'POST /api/handovers': ['POST /api/handovers/:id/open'],
  'POST /api/duty-numbers': ['GET /api/duty-numbers'],
  'PUT /api/duty-numbers/:id': ['GET /api/duty-numbers'],
  'POST /api/agencies': ['GET /api/agencies'],
  'PATCH /api/agencies/:agency_id': ['GET /api/agencies'],
  'POST /api/staff': ['GET /api/staff'],
  'PATCH /api/staff/:staff_id': ['GET /api/staff'],
  'POST /api/duties/:duty_code/holdings': ['GET /api/duties'],
  'POST /api/duty-holdings/:holding_id/move': ['GET /api/duties'],
  'POST /api/cases': ['GET /api/cases/:case_id', 'POST /api/cases/:case_id/persons/:person_id/open'],
  'PATCH /api/cases/:case_id': ['GET /api/cases/:case_id'],
  'POST /api/cases/:case_id/step': ['GET /api/cases/:case_id'],
  'POST /api/cases/:case_id/move': ['GET /api/cases/:case_id', 'GET /api/cases/:case_id/closing'],
  'POST /api/cases/:case_id/risk': ['GET /api/cases/:case_id/risk'],
  'POST /api/cases/:case_id/suicide-risks': ['GET /api/cases/:case_id/suicide-risks'],
  'POST /api/suicide-risks/:risk_id/spoken': ['GET /api/cases/:case_id/suicide-risks'],
  'POST /api/suicide-risks/:risk_id/close': ['GET /api/cases/:case_id/suicide-risks'],
  'POST /api/cases/:case_id/safety-plans': ['GET /api/cases/:case_id/safety-plans'],
  'POST /api/cases/:case_id/safety-plans/:plan_id/prints': ['GET /api/cases/:case_id/safety-plans'],
  'POST /api/cases/:case_id/incidents': ['GET /api/cases/:case_id/incidents'],
  'PUT /api/cases/:case_id/incidents/:incident_id': ['GET /api/cases/:case_id/incidents'],
  'POST /api/cases/:case_id/notes': ['GET /api/cases/:case_id'],
  'POST /api/cases/:case_id/supports': ['GET /api/cases/:case_id'],
  'POST /api/cases/:case_id/persons': ['POST /api/cases/:case_id/persons/:person_id/open'],
  'PATCH /api/cases/:case_id/persons/:person_id': ['POST /api/cases/:case_id/persons/:person_id/open'],
  'POST /api/cases/:case_id/persons/:person_id/open': ['GET /api/cases/:case_id'],
  'POST /api/reported-figures': ['GET /api/reported-figures'],
  /** Sealed, and no page opens it yet. */
  'POST /api/call-backs/:id/review': [],
}
/** Routes whose texts are read back inside a longer line, and texts that no page tells again. */
export const within = parts.flatMap((part) => part.within ?? [])
export const unread = parts.flatMap((part) => part.unread ?? [])
/** Routes whose text is looked for, compared or hashed, and kept nowhere. */
export const notKept = [
  ...parts.flatMap((part) => part.notKept ?? []),
  'POST /api/session',
  'POST /api/session/unlock',
  'POST /api/activation',
  'POST /api/first-administrator',
  'POST /api/contacts/search',
  'POST /api/cases/search',
  'GET /api/indicators/:code',
  'GET /api/indicators/:code/records',
  'GET /api/places',
  'GET /api/agencies',
  'GET /api/staff',
  'GET /api/law/texts',
  'POST /api/reports',
]
/** Fields that name a record by its number. */
export const numbers = parts.flatMap((part) => part.numbers ?? [])
/** Fields with a form of their own: most of the corpus is bad input there, and is told so. */
export const strict = [
  ...parts.flatMap((part) => part.strict ?? []),
  'phone',
  'id_number',
  'hours',
  'symbol',
  'birthday',
]
