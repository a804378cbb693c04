import type { Stream } from '@footlight/contracts';
import { CalendarPlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { describeProblem } from '../../lib/describe-problem.ts';
import { saveFile } from '../../lib/save-file.ts';
import { calendarAddress, useCalendarFile } from '../../api/streams/get-calendar-file.ts';

/** Puts a stream into one's calendar: phones open the file at once. */
export function CalendarLink({ stream }: { stream: Stream }) {
  const { t } = useTranslation('viewing');
  const file = useCalendarFile(stream.id);
  const content = (
    <>
      <CalendarPlus size={18} strokeWidth={1.75} aria-hidden="true" />
      {t('upcoming.calendar')}
    </>
  );
  if (stream.visibility !== 'private') {
    return (
      <Button asChild>
        <a href={calendarAddress(stream.id)}>{content}</a>
      </Button>
    );
  }
  // For nobody without an account a private stream is there, so a plain link would lead nowhere.
  return (
    <>
      <Button
        busy={file.isPending}
        onClick={() => file.mutate(undefined, { onSuccess: (got) => saveFile(got, `${stream.id}.ics`) })}
      >
        {content}
      </Button>
      {file.error && (
        <span className="small" role="alert">
          {describeProblem(file.error).sentence}
        </span>
      )}
    </>
  );
}
