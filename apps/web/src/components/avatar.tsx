import { initialsOf } from '../lib/initials.ts';

interface AvatarProps {
  /** Its colour follows from the id, and stays when the name changes. */
  id: string;
  name: string;
  /** Address of the picture, or null where none was chosen. */
  picture?: string | null;
  kind?: 'person' | 'channel';
  /** 28, 32, 36, 44 or 48 px. */
  size?: 'sm' | 'md' | 'lg' | 'xl' | '2xl';
}

/** A picture, or initials on a gel. Decoration: the name stands beside it, or names the control around it. */
export function Avatar({ id, name, picture = null, kind = 'person', size = 'md' }: AvatarProps) {
  return (
    <span className="avatar" data-kind={kind} data-size={size} data-gel={gelOf(id)} aria-hidden="true">
      {picture === null ? initialsOf(name) : <img src={picture} alt="" />}
    </span>
  );
}

const gels = 6;

/** A colour from 1 to 6, the same for the same id on every device (FNV-1a). */
function gelOf(id: string): number {
  let hash = 0x811c9dc5;
  for (const character of id) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return ((hash >>> 0) % gels) + 1;
}
