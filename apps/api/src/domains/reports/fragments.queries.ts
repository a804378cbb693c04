import { Prisma } from '../../db/generated/client.ts';

/** A condition on streams `s`: the stream was started, and its report still has to be read from its seats. */
export const unreported = Prisma.sql`(s.started_at IS NOT NULL
  AND NOT EXISTS (SELECT FROM stream_reports r WHERE r.stream_id = s.id))`;
