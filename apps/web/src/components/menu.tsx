import { Check } from 'lucide-react';
import { Slot } from 'radix-ui';
import { createContext, type KeyboardEvent, type MouseEvent, type ReactNode, use, useState } from 'react';
import { reportUnreached } from '../lib/connection.ts';
import type * as MenuParts from './menu-parts.ts';

type Parts = (typeof MenuParts)['DropdownMenu'];

const load = () => import('./menu-parts.ts');
/** Fetches them while the hand is still on its way. */
const ahead = () => void load().catch(() => undefined);

const PartsContext = createContext<Parts | null>(null);

/** Items are drawn inside an open menu only, and that has its parts. */
function useParts(): Parts {
  const parts = use(PartsContext);
  if (!parts) throw new Error('A menu’s item outside a menu');
  return parts;
}

interface MenuProps {
  /** The button that opens it. */
  trigger: ReactNode;
  children: ReactNode;
  align?: 'start' | 'center' | 'end';
  side?: 'top' | 'bottom';
  /** Inside an element that is shown full screen, menus must be put there to be seen. */
  container?: HTMLElement | null;
}

/** Things to do, from a button; a sheet from below on phones. Arrows and first letters move. */
export function Menu({ trigger, children, align = 'end', side = 'bottom', container }: MenuProps) {
  const [parts, setParts] = useState<Parts | null>(null);
  const [open, setOpen] = useState(false);
  /** Opened by a key before Radix was there to see it: then the first item has to get the focus from us. */
  const [openedByKey, setOpenedByKey] = useState(false);

  if (!parts) {
    const openFirst = (byKey: boolean) => {
      load().then(
        ({ DropdownMenu }) => {
          setParts(DropdownMenu);
          setOpenedByKey(byKey);
          setOpen(true);
        },
        // Nobody answers: the offline banner says so, and the next press tries again.
        reportUnreached,
      );
    };
    return (
      <Slot.Root
        aria-haspopup="menu"
        aria-expanded={false}
        onPointerEnter={ahead}
        onFocus={ahead}
        // A press of Enter or the space bar is a click without a pointer.
        onClick={(event: MouseEvent) => openFirst(event.detail === 0)}
        onKeyDown={(event: KeyboardEvent) => {
          if (event.key !== 'ArrowDown') return;
          event.preventDefault();
          openFirst(true);
        }}
      >
        {trigger}
      </Slot.Root>
    );
  }

  return (
    <PartsContext value={parts}>
      {/* Not modal: the page behind can still scroll, and no style element is needed to prevent it. */}
      <parts.Root
        modal={false}
        open={open}
        onOpenChange={(next) => {
          setOpen(next);
          setOpenedByKey(false);
        }}
      >
        <parts.Trigger asChild>{trigger}</parts.Trigger>
        <parts.Portal container={container ?? undefined}>
          <parts.Content
            ref={openedByKey ? focusFirstItem : undefined}
            className="menu"
            align={align}
            side={side}
            sideOffset={6}
            collisionPadding={8}
            loop
          >
            {children}
          </parts.Content>
        </parts.Portal>
      </parts.Root>
    </PartsContext>
  );
}

/** After Radix, which gives the focus to the menu itself. */
function focusFirstItem(menu: HTMLElement | null): void {
  requestAnimationFrame(() =>
    menu?.querySelector<HTMLElement>('[role^="menuitem"]:not([data-disabled])')?.focus(),
  );
}

export function MenuLabel({ children }: { children: ReactNode }) {
  const parts = useParts();
  return <parts.Label className="menu__label">{children}</parts.Label>;
}

export function MenuSeparator() {
  const parts = useParts();
  return <parts.Separator className="menu__sep" />;
}

interface MenuItemProps {
  icon?: ReactNode;
  /** At the other end: a key, a value. */
  end?: ReactNode;
  tone?: 'danger';
  disabled?: boolean;
  onSelect?: () => void;
  /** Lends the look to its only child, a link for example; `icon` and `end` are then the child's own affair. */
  asChild?: boolean;
  children: ReactNode;
}

export function MenuItem({
  icon,
  end,
  tone,
  disabled = false,
  onSelect,
  asChild = false,
  children,
}: MenuItemProps) {
  const parts = useParts();
  return (
    <parts.Item
      className="menu__item"
      data-tone={tone}
      disabled={disabled}
      onSelect={onSelect}
      asChild={asChild}
    >
      {asChild ? (
        children
      ) : (
        <>
          {icon}
          {children}
          {end !== undefined && <span className="menu__end">{end}</span>}
        </>
      )}
    </parts.Item>
  );
}

interface MenuChoiceProps<Value extends string> {
  /** What is chosen, for screen readers. */
  label: string;
  value: Value;
  onChange: (value: Value) => void;
  options: readonly { value: Value; label: ReactNode; end?: ReactNode }[];
}

/** One of several inside a menu, with a check mark. */
export function MenuChoice<Value extends string>({
  label,
  value,
  onChange,
  options,
}: MenuChoiceProps<Value>) {
  const parts = useParts();
  return (
    <parts.RadioGroup
      aria-label={label}
      value={value}
      onValueChange={(next) => {
        const option = options.find((each) => each.value === next);
        if (option) onChange(option.value);
      }}
    >
      {options.map((option) => (
        <parts.RadioItem key={option.value} value={option.value} className="menu__item">
          <span className="menu__check">
            <parts.ItemIndicator>
              <Check size={18} strokeWidth={1.75} />
            </parts.ItemIndicator>
          </span>
          {option.label}
          {option.end !== undefined && <span className="menu__end">{option.end}</span>}
        </parts.RadioItem>
      ))}
    </parts.RadioGroup>
  );
}
