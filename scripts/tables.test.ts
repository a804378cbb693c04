import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { root } from './local/paths.ts';

/** Which domain owns which tables: it alone writes them. */
const OWNERS: Record<string, string[]> = {
  admin: ['admin_claim', 'audit_log'],
  billing: ['customers', 'invoices', 'stripe_events', 'subscription_changes', 'subscriptions'],
  channels: ['channel_activity', 'channel_invitations', 'channels', 'follows', 'memberships'],
  chat: ['chat_events', 'chat_messages', 'stream_chat'],
  entitlements: ['plan_overrides'],
  events: ['event_position', 'event_readers', 'event_retries', 'events'],
  identity: ['email_links', 'guests', 'outside_identities', 'sessions', 'users'],
  images: ['images'],
  ingest: ['stream_keys', 'whip_sessions'],
  limits: ['rate_limits'],
  notifications: ['notifications', 'outbox_mails'],
  reports: ['stream_reports'],
  seating: ['queue_entries', 'seats', 'stream_refusals', 'stream_seating'],
  streams: [
    'livekit_webhook_events',
    'search_words',
    'stream_invitees',
    'stream_reconciliations',
    'stream_repairs',
    'stream_terms',
    'streams',
  ],
};

/** `table domain`: who else writes a table, and why. */
const WRITTEN_ELSEWHERE: Record<string, string> = {
  'images channels': 'the pictures of a channel go in the transaction that removes the channel',
  'images identity': 'the pictures of an account go in the transaction that removes the account',
  'images streams': 'a cover is copied, hidden and removed in the transaction that does so to its stream',
  'stream_invitees account-data':
    'addresses of a deleted account leave the lists in the transaction that closes it',
  'users admin': 'roles and suspensions are an admin’s act, written with its entry in the log',
  'users channels': 'whoever accepts an invitation by its mailed link has proven the address',
  'users notifications': 'which mails somebody wants stands beside their address',
};

/** `table domain`: who else reads a table without a fragment of its owner, and why. */
const READ_ELSEWHERE: Record<string, string> = {
  'channel_invitations access': 'the facts of an access decision',
  'guests access': 'the facts of an access decision',
  'guests chat': 'the name of an author, in the statement that inserts the message',
  'guests seating': 'the name of a viewer, in the statement that takes the seat',
  'images streams': 'a cover is copied with its stream',
  'memberships access': 'the facts of an access decision',
  'memberships chat': 'the role of an author, in the statement that inserts the message',
  'memberships seating': 'whether somebody is a member, in the statement that adds them to a queue',
  'sessions admin': 'when an account was used last',
  'stream_invitees access': 'the facts of an access decision',
  'stream_invitees account-data': 'which lists name an address of a deleted account',
};

/** Every list joins these: what a stream, a channel or an account is. */
const READ_BY_ALL = ['channels', 'streams', 'users'];
/** Notifications ask who wants to hear of a stream, in one statement for thousands. */
const READ_BY_NOTIFICATIONS = ['follows', 'memberships', 'stream_invitees'];

const ownerOf = new Map(
  Object.entries(OWNERS).flatMap(([owner, tables]) => tables.map((table) => [table, owner])),
);

/** The tables of the schema by the names that Prisma's client gives them. */
function readModels(): Map<string, string> {
  const schema = readFileSync(path.join(root, 'prisma/schema.prisma'), 'utf8');
  const models = schema.matchAll(/^model (\w)(\w*) \{([\s\S]*?)^\}/gm);
  return new Map(
    [...models].map(([, first = '', rest = '', body = '']) => [
      first.toLowerCase() + rest,
      /@@map\("(\w+)"\)/.exec(body)?.[1] ?? '',
    ]),
  );
}

interface Use {
  table: string;
  kind: 'reads' | 'writes';
}

/** The tables that statements name, in SQL and by Prisma's client. */
function usesIn(source: string, models: Map<string, string>): Use[] {
  const code = source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
  const tables = new Set(models.values());
  const named = (pattern: RegExp, kind: Use['kind']): Use[] =>
    [...code.matchAll(pattern)].flatMap(([, table = '']) => (tables.has(table) ? [{ table, kind }] : []));
  const calls = [...code.matchAll(/\b(?:tx|db)\s*\.(\w+)\s*\.(\w+)\(/g)].flatMap(
    ([, model = '', method = '']) => {
      const table = models.get(model);
      const kind = /^(create|update|upsert|delete)/.test(method) ? 'writes' : 'reads';
      return table === undefined ? [] : [{ table, kind } as const];
    },
  );
  return [
    ...named(/(?<!FOR |DO |KEY )\b(?:INSERT INTO|UPDATE|DELETE FROM)\s+"?(\w+)/g, 'writes'),
    ...named(/(?<!DELETE )\b(?:FROM|JOIN|USING)\s+"?(\w+)/g, 'reads'),
    ...calls,
  ];
}

/** `table domain` of every use of a table outside the domain that owns it. */
function foreignUses(kind: Use['kind']): Set<string> {
  const models = readModels();
  const found = new Set<string>();
  for (const file of globSync('apps/api/src/**/*.queries.ts', { cwd: root })) {
    const domain = /domains\/([\w-]+)\//.exec(file)?.[1] ?? file;
    for (const use of usesIn(readFileSync(path.join(root, file), 'utf8'), models)) {
      if (use.kind === kind && ownerOf.get(use.table) !== domain) found.add(`${use.table} ${domain}`);
    }
  }
  return found;
}

describe('a table', () => {
  it('is owned by one domain, and every table is', () => {
    expect([...ownerOf.keys()].sort()).toEqual([...readModels().values()].sort());
    expect(Object.values(OWNERS).flat()).toHaveLength(ownerOf.size);
  });

  it('is written by its owner alone, with the exceptions that are named', () => {
    expect([...foreignUses('writes')].sort()).toEqual(Object.keys(WRITTEN_ELSEWHERE).sort());
  });

  it('is read by others only through fragments of its owner, with the exceptions that are named', () => {
    const reads = [...foreignUses('reads')].filter((use) => {
      const [table = '', domain] = use.split(' ');
      if (READ_BY_ALL.includes(table)) return false;
      return !(domain === 'notifications' && READ_BY_NOTIFICATIONS.includes(table));
    });
    expect(reads.sort()).toEqual(Object.keys(READ_ELSEWHERE).sort());
  });
});

describe('what a statement does to a table', () => {
  const models = new Map([
    ['seat', 'seats'],
    ['streamSeating', 'stream_seating'],
  ]);
  it.each([
    ['SELECT 1 FROM seats s', 'seats reads'],
    ['x JOIN stream_seating n ON true', 'stream_seating reads'],
    ['await tx.seat.findMany({})', 'seats reads'],
    ['INSERT INTO seats (id) VALUES (1)', 'seats writes'],
    ['UPDATE stream_seating SET taken = 1', 'stream_seating writes'],
    ['DELETE FROM seats WHERE true', 'seats writes'],
    ['await db.streamSeating.updateMany({})', 'stream_seating writes'],
    ['await tx.seat.upsert({})', 'seats writes'],
  ])('%s', (source, expected) => {
    expect(usesIn(source, models).map(({ table, kind }) => `${table} ${kind}`)).toEqual([expected]);
  });

  it('is nothing in comments, locks and other words', () => {
    const source =
      '/** UPDATE seats */\n  // FROM seats\nSELECT 1 FOR UPDATE seats; tx.streams.seat; FROM seatsof';
    expect(usesIn(source, models)).toEqual([]);
  });
});
