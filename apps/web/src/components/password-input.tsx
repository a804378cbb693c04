import { Eye, EyeOff } from 'lucide-react';
import { type ComponentProps, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from './icon-button.tsx';
import { Input } from './input.tsx';

/** A password, with a button that shows and hides it. */
export function PasswordInput(props: Omit<ComponentProps<'input'>, 'type'>) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(false);
  return (
    <span className="affix" data-end="">
      <Input {...props} type={shown ? 'text' : 'password'} autoCapitalize="off" spellCheck={false} />
      <span className="affix__end">
        <IconButton
          size="sm"
          label={shown ? t('password.hide') : t('password.show')}
          onClick={() => setShown(!shown)}
        >
          {shown ? <EyeOff size={18} strokeWidth={1.75} /> : <Eye size={18} strokeWidth={1.75} />}
        </IconButton>
      </span>
    </span>
  );
}
