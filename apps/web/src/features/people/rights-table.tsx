import { channelRights, channelRoles, roleMay } from '@footlight/contracts';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../components/panel.tsx';

/** Who may do what, as contracts have it and the API asks. */
export function RightsTable() {
  const { t } = useTranslation('people');
  const { t: common } = useTranslation();
  return (
    <Panel title={t('roles.title')} flush>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('roles.right')}</th>
            {channelRoles.map((role) => (
              <th key={role} scope="col">
                {common(`channel.role.${role}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {channelRights.map((right) => (
            <tr key={right}>
              <th scope="row" className="people-right">
                {t(`roles.rights.${right}`)}
              </th>
              {channelRoles.map((role) => (
                <td
                  key={role}
                  data-label={common(`channel.role.${role}`)}
                  className={roleMay(role, right) ? undefined : 'muted'}
                >
                  {t(roleMay(role, right) ? 'roles.yes' : 'roles.no')}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
