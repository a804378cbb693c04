import { channelRights, type MemberRole, memberRoles, roleMay } from '@footlight/contracts';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Choice } from '../../components/choice.tsx';
import { DialogBody, DialogFoot } from '../../components/dialog.tsx';
import { Field } from '../../components/field.tsx';
import { Notice } from '../../components/notice.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { SendVerificationButton } from '../../components/send-verification-button.tsx';
import { Textarea } from '../../components/textarea.tsx';
import { showFieldErrors } from '../../lib/form-errors.ts';
import { formatNumber } from '../../lib/format.ts';
import { useAccount } from '../../lib/session.ts';
import { type InviteReport, useInvitePeople } from '../../api/people/invite-people.ts';

/** As contracts' `invitePeople` has it. */
const longestList = 1_000_000;

interface InviteFormProps {
  channelId: string;
  onReport: (report: InviteReport) => void;
  onClose: () => void;
}

/** One address or a pasted list, and what they are to be. */
export function InviteForm({ channelId, onReport, onClose }: InviteFormProps) {
  const { t } = useTranslation('people');
  const { t: common } = useTranslation();
  const account = useAccount();
  const invite = useInvitePeople(channelId);
  const { register, handleSubmit, setError, formState } = useForm({
    defaultValues: { addresses: '', role: 'viewer' as MemberRole },
  });

  const submit = handleSubmit((body) => {
    invite.mutate(body, {
      onSuccess: onReport,
      onError: (error) => showFieldErrors(error, ['addresses'], setError),
    });
  });

  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <DialogBody>
        {account && !account.email_verified && !invite.error && (
          <Notice
            tone="warn"
            title={t('invite.unconfirmed')}
            action={account.email !== null && <SendVerificationButton size="sm" />}
          >
            {t('invite.unconfirmed_text')}
          </Notice>
        )}
        {invite.error && (
          <ProblemNotice
            error={invite.error}
            title={t('invite.failed')}
            onRetry={() => void submit()}
            busy={invite.isPending}
          />
        )}
        <Field
          label={t('invite.addresses')}
          hint={t('invite.hint')}
          error={formState.errors.addresses?.message}
        >
          <Textarea
            {...register('addresses', {
              validate: (text) => text.trim() !== '' || t('invite.missing'),
              maxLength: {
                value: longestList,
                message: t('invite.long', { most: formatNumber(longestList) }),
              },
            })}
            rows={5}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            dir="ltr"
          />
        </Field>
        <fieldset className="grid gap-2 max-tablet:gap-0">
          <legend className="field__label mb-2">{t('invite.role')}</legend>
          {memberRoles.map((role) => (
            <Choice
              key={role}
              {...register('role')}
              value={role}
              label={common(`channel.role.${role}`)}
              hint={channelRights
                .filter((right) => roleMay(role, right))
                .map((right) => `${t(`roles.rights.${right}`)}.`)
                .join(' ')}
            />
          ))}
        </fieldset>
      </DialogBody>
      <DialogFoot>
        <Button onClick={onClose}>{common('cancel')}</Button>
        <Button type="submit" variant="primary" busy={invite.isPending}>
          {t('invite.submit')}
        </Button>
      </DialogFoot>
    </form>
  );
}
