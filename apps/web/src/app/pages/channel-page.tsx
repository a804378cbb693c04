import { useParams } from 'react-router';
import { PublicChannelPage } from '../../features/channels/channel-page.tsx';
import { PastActs } from '../past-acts.tsx';

/** A channel's public page; who runs its streams makes others like them from here. */
export function Component() {
  const { handle = '' } = useParams();
  return (
    <PublicChannelPage handle={handle} renderPastAct={(stream) => <PastActs stream={stream} size="sm" />} />
  );
}
