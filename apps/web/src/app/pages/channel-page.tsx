import { useParams } from 'react-router';
import { PublicChannelPage } from '../../features/channels/channel-page.tsx';
import { PastStreamActions } from '../past-stream-actions.tsx';

/** A channel's public page; who runs its streams makes others like them from here. */
export function Component() {
  const { handle = '' } = useParams();
  return (
    <PublicChannelPage
      handle={handle}
      renderPastStreamActions={(stream) => <PastStreamActions stream={stream} size="sm" />}
    />
  );
}
