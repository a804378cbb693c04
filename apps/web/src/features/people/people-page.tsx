import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { ChannelStaffPage } from '../../components/channel-staff-page.tsx';
import { TabPanel, Tabs } from '../../components/tabs.tsx';
import { addTranslations } from '../../lib/i18n.ts';
import { people } from '../../locales/en/people.ts';
import { ActivityPanel } from './activity-panel.tsx';
import { InvitationsPanel } from './invitations-panel.tsx';
import { MembersPanel } from './members-panel.tsx';
import './people.css';
import { RightsTable } from './rights-table.tsx';

addTranslations('people', people);

const parts = ['members', 'invitations', 'activity', 'roles'] as const;
type Part = (typeof parts)[number];

/** The people of a channel, for its owner. */
export function Component() {
  const { t } = useTranslation('people');
  const { channelId = '' } = useParams();
  return (
    <ChannelStaffPage channelId={channelId} right="manage_people" title={t('title')} text={t('text')}>
      {(channel) => <Parts key={channel.id} channelId={channel.id} />}
    </ChannelStaffPage>
  );
}

function Parts({ channelId }: { channelId: string }) {
  const { t } = useTranslation('people');
  const [part, setPart] = useState<Part>('members');
  return (
    <Tabs
      className="people"
      label={t('parts')}
      value={part}
      onChange={setPart}
      tabs={parts.map((value) => ({ value, label: t(`part.${value}`) }))}
    >
      <TabPanel value="members">
        <MembersPanel channelId={channelId} />
      </TabPanel>
      <TabPanel value="invitations">
        <InvitationsPanel channelId={channelId} />
      </TabPanel>
      <TabPanel value="activity">
        <ActivityPanel channelId={channelId} />
      </TabPanel>
      <TabPanel value="roles">
        <RightsTable />
      </TabPanel>
    </Tabs>
  );
}
