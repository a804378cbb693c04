import type { Activity, MemberRole } from '@footlight/contracts';

interface Named {
  id: string;
  displayName: string;
}

/** Something that happened among the people of a channel, as its owner reads it. */
export function presentActivity(activity: {
  id: string;
  kind: string;
  createdAt: Date;
  actor: Named | null;
  subject: Named | null;
  email: string | null;
  role: string | null;
}): Activity {
  return {
    id: activity.id,
    kind: activity.kind as Activity['kind'],
    at: activity.createdAt.toISOString(),
    actor: presentNamed(activity.actor),
    subject: presentNamed(activity.subject),
    email: activity.email,
    role: activity.role as MemberRole | null,
  };
}

function presentNamed(person: Named | null): Activity['actor'] {
  return person && { id: person.id, display_name: person.displayName };
}
