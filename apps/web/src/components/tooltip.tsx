import { Slot } from 'radix-ui';
import {
  type FocusEvent,
  type PointerEvent,
  type ReactNode,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { createPortal } from 'react-dom';
import { placeTooltip, type TooltipSide } from '../lib/place-tooltip.ts';

interface TooltipProps {
  text: string;
  /** Where it stands, where there is room. */
  side?: TooltipSide | undefined;
  /** One element that takes focus and has this name. */
  children: ReactNode;
}

/** Milliseconds of rest before it shows. */
const rest = 400;

/**
 * Shows a control's name on hover and on keyboard focus. It only repeats the name, so screen readers are spared it. Our
 * own and not Radix's: every page has tooltips, and theirs would be a tenth of the script that a page may load.
 */
export function Tooltip({ text, side = 'bottom', children }: TooltipProps) {
  const [anchor, setAnchor] = useState<Element | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const show = (element: Element, delay: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setAnchor(element), delay);
  };
  const hide = () => {
    clearTimeout(timer.current);
    setAnchor(null);
  };
  useEffect(() => () => clearTimeout(timer.current), []);

  return (
    <>
      <Slot.Root
        onPointerEnter={(event: PointerEvent) => {
          if (event.pointerType === 'mouse') show(event.currentTarget, rest);
        }}
        onPointerLeave={hide}
        onPointerDown={hide}
        onFocus={(event: FocusEvent) => {
          if (event.currentTarget.matches(':focus-visible')) show(event.currentTarget, 0);
        }}
        onBlur={hide}
      >
        {children}
      </Slot.Root>
      {anchor && <Bubble anchor={anchor} side={side} text={text} onClose={hide} />}
    </>
  );
}

interface BubbleProps {
  anchor: Element;
  side: TooltipSide;
  text: string;
  onClose: () => void;
}

function Bubble({ anchor, side, text, onClose }: BubbleProps) {
  const bubble = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const element = bubble.current;
    if (!element) return;
    // In the browser's top layer: above dialogs, and seen in full screen. Older browsers do without.
    element.showPopover?.();
    const at = placeTooltip(anchor.getBoundingClientRect(), element.getBoundingClientRect(), side);
    element.style.left = `${at.left}px`;
    element.style.top = `${at.top}px`;
  }, [anchor, side, text]);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') onClose();
    };
    document.addEventListener('keydown', onKey);
    document.addEventListener('scroll', onClose, { capture: true, passive: true });
    return () => {
      document.removeEventListener('keydown', onKey);
      document.removeEventListener('scroll', onClose, { capture: true });
    };
  }, [onClose]);

  return createPortal(
    <div ref={bubble} className="tooltip" popover="manual" role="tooltip" aria-hidden="true">
      {text}
    </div>,
    document.body,
  );
}
