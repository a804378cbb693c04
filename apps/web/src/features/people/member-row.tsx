import { type Member, type MemberRole, memberRoles } from '@footlight/contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Avatar } from '../../components/avatar.tsx';
import { Button } from '../../components/button.tsx';
import { Select } from '../../components/select.tsx';
import { formatMoment } from '../../lib/format.ts';

interface MemberRowProps {
  member: Member;
  /** What they are, or are just becoming. */
  role: MemberRole;
  onGive: (role: MemberRole) => void;
  onRemove: () => void;
}

/** Somebody in the channel: who, since when, and as what. */
export function MemberRow({ member, role, onGive, onRemove }: MemberRowProps) {
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
        </p>
      </div>
      <div className="people-row__actions">
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
