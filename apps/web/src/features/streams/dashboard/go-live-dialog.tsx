import { createStream } from '@footlight/contracts';
import { zodResolver } from '@hookform/resolvers/zod';
import { useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Button } from '../../../components/button.tsx';
import { Dialog, DialogBody, DialogFoot } from '../../../components/dialog.tsx';
import { Field } from '../../../components/field.tsx';
import { Input } from '../../../components/input.tsx';
import { ProblemNotice } from '../../../components/problem-notice.tsx';
import { showFieldErrors } from '../../../lib/form-errors.ts';
import { useCreateStream } from '../../../api/streams/create-stream.ts';
import { VisibilityField } from '../planning/visibility-field.tsx';

/** As contracts' StreamTitle has it; the form's own check uses that. */
const longestTitle = 120;

interface GoLiveDialogProps {
  channelId: string;
  allowsPrivate: boolean;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Asks for title and visibility, makes the stream and opens the studio. */
export function GoLiveDialog({ channelId, allowsPrivate, open, onOpenChange }: GoLiveDialogProps) {
  const { t } = useTranslation('streams');
  const { t: common } = useTranslation();
  const navigate = useNavigate();
  const create = useCreateStream(channelId);
  const { register, handleSubmit, setError, control, formState } = useForm({
    resolver: zodResolver(createStream.body),
    defaultValues: { title: '', visibility: 'public' as const },
  });
  const title = useWatch({ control, name: 'title' });
  const wrong = formState.errors.title;
  const message =
    wrong?.type === 'server'
      ? wrong.message
      : wrong?.type === 'too_big'
        ? t('go_live.title_long', { most: longestTitle })
        : t('go_live.title_missing');

  const submit = handleSubmit((body) => {
    create.mutate(
      { title: body.title, visibility: body.visibility },
      {
        onSuccess: (stream) => void navigate(`/studio/${stream.id}`),
        onError: (error) => showFieldErrors(error, ['title'], setError),
      },
    );
  });

  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t('go_live.title')}
      description={t('go_live.text')}
    >
      <form noValidate onSubmit={(event) => void submit(event)}>
        <DialogBody>
          {create.error && <ProblemNotice error={create.error} onRetry={() => void submit()} />}
          <Field
            label={t('go_live.name')}
            aside={t('go_live.count', { count: title.length, most: longestTitle })}
            hint={t('go_live.name_hint')}
            error={wrong && message}
          >
            <Input {...register('title')} dir="auto" autoComplete="off" />
          </Field>
          <VisibilityField {...register('visibility')} allowsPrivate={allowsPrivate} />
        </DialogBody>
        <DialogFoot>
          <Button onClick={() => onOpenChange(false)}>{common('cancel')}</Button>
          <Button type="submit" variant="primary" busy={create.isPending}>
            {t('go_live.submit')}
          </Button>
        </DialogFoot>
      </form>
    </Dialog>
  );
}
