import { type Member, type MemberRole, memberRoles } from '@footlight/contracts';
import { CirclePause } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Avatar } from '../../components/avatar.tsx';
import { Badge } from '../../components/badge.tsx';
import { Button } from '../../components/button.tsx';
import { Select } from '../../components/select.tsx';
import { formatMoment } from '../../lib/format.ts';

interface MemberRowProps {
  member: Member;
  /** What they are, or are just becoming. */
  role: MemberRole;
  /** Makes them active for whom the plan has no room now; null where the plan has room for none. */
  onActivate: (() => void) | null;
  onGive: (role: MemberRole) => void;
  onRemove: () => void;
}

/** Somebody in the channel: who, since when, and as what. */
export function MemberRow({ member, role, onActivate, onGive, onRemove }: MemberRowProps) {
  const { t } = useTranslation('people');
  const { t: common } = useTranslation();
  const name = member.display_name;
  return (
    <li className="people-row">
      <Avatar id={member.id} name={name} picture={member.avatar_url} size="lg" />
      <div className="people-row__who">
        <Link className="strong wrap-anywhere hover:underline" to={`/u/${member.handle}`}>
          <bdi>{name}</bdi>
        </Link>
        <p className="meta">
          <span>@{member.handle}</span>
          <span>{t('members.since', { moment: formatMoment(member.since) })}</span>
          {!member.active && (
            <Badge tone="warn">
              <CirclePause aria-hidden="true" />
              {t('members.inactive')}
            </Badge>
          )}
        </p>
      </div>
      <div className="people-row__actions">
        {!member.active && onActivate && (
          <Button aria-label={t('members.make_active_named', { name })} onClick={onActivate}>
            {t('members.make_active')}
          </Button>
        )}
        <Select
          aria-label={t('members.role_of', { name })}
          value={role}
          onChange={({ currentTarget }) => {
            const chosen = memberRoles.find((each) => each === currentTarget.value);
            if (chosen) onGive(chosen);
          }}
        >
          {memberRoles.map((each) => (
            <option key={each} value={each}>
              {common(`channel.role.${each}`)}
            </option>
          ))}
        </Select>
        <Button aria-label={t('members.remove_named', { name })} onClick={onRemove}>
          {t('members.remove')}
        </Button>
      </div>
    </li>
  );
}
