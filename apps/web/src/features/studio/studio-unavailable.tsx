import { Clapperboard } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { StudioFrame } from './studio-frame.tsx';

/** Why there is no studio here, and the next step. */
export function StudioUnavailable(props: { reason: 'missing' } | { reason: 'not_yours'; streamId: string }) {
  const { t } = useTranslation('studio');
  const to = props.reason === 'missing' ? '/dashboard' : `/watch/${props.streamId}`;
  return (
    <StudioFrame>
      <EmptyState
        icon={Clapperboard}
        heading="h1"
        title={t(`${props.reason}.title`)}
        actions={
          <Button variant="primary" asChild>
            <Link to={to}>{t(`${props.reason}.action`)}</Link>
          </Button>
        }
      >
        <p>{t(`${props.reason}.text`)}</p>
      </EmptyState>
    </StudioFrame>
  );
}
